using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Shared;

/// <summary>Names as they are written in C#.</summary>
internal static class Identifiers
{
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
