using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Shared;

/// <summary>Names as they are written in C#.</summary>
internal static class Identifiers
{
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A name like <paramref name="name"/> that is not taken.</summary>
    public static string Free(string name, ICollection<string> taken) => taken.Contains(name) ? Free(name + "_", taken) : name;

    /// <summary>What a method's result is called in generated code.</summary>
    public static string ResultNameIn(IMethodSymbol method) => Free("result", [.. DeclaredBy(method)]);

    /// <summary>Names that a local must not have, of the first parameters and of the type parameters.</summary>
    public static IEnumerable<string> DeclaredBy(IMethodSymbol method, int count = int.MaxValue) =>
        method.Parameters.Take(count).Select(parameter => parameter.Name).Concat(method.TypeParameters.Select(parameter => parameter.Name));
}
