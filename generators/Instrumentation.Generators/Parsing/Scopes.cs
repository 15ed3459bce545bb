using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Parsing;

/// <summary>Finds while compiling the scope that the runtime's <c>TypeScope</c> gives a type: the full name, nested types after a dot, generics without arity.</summary>
internal static class Scopes
{
    public static string Of(INamedTypeSymbol type) =>
        Below(type.ContainingType is { } containing ? Of(containing) : OfNamespace(type.ContainingNamespace), type.Name);

    /// <summary>The name of a namespace as the runtime knows it; empty for the global one.</summary>
    public static string OfNamespace(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true } ? "" : Below(OfNamespace(space.ContainingNamespace), space.Name);

    private static string Below(string outer, string name) => outer.Length == 0 ? name : $"{outer}.{name}";
}
