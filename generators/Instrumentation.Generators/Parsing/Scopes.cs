using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Parsing;

/// <summary>Finds while compiling the scope that the runtime's <c>TypeScope</c> gives a type: the full name, nested types after a dot, generics without arity.</summary>
internal static class Scopes
{
    // As in metadata: a keyword has no '@'.
    private static readonly SymbolDisplayFormat PlainFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static string Of(INamedTypeSymbol type) =>
        Join(type.ContainingType is { } containing ? Of(containing) : Of(type.ContainingNamespace), type.Name);

    /// <summary>The full name of a namespace; empty for the global one.</summary>
    public static string Of(INamespaceSymbol? space) => space is { IsGlobalNamespace: false } ? space.ToDisplayString(PlainFormat) : "";

    /// <summary>A name within a scope, which may be empty.</summary>
    public static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";
}
