using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Parsing;

/// <summary>Finds while compiling the scope that the runtime's <c>TypeScope</c> gives a type: the full name, nested types after a dot, generics without arity.</summary>
internal static class Scopes
{
    public static string Of(INamedTypeSymbol type)
    {
        var outer = type.ContainingType is { } containing ? Of(containing)
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString()
            : "";
        return outer.Length == 0 ? type.Name : $"{outer}.{type.Name}";
    }
}
