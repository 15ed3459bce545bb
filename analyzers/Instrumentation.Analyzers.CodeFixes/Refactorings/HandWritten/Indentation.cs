using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>Moves code to the left. Only white space between tokens is touched: text in strings and comments stays as it is.</summary>
internal static class Indentation
{
    public static StatementSyntax Reduce(StatementSyntax statement, int depth) => statement.ReplaceTokens(
        statement.DescendantTokens().Where(token => token.HasLeadingTrivia && IsFirstOfLine(token, statement)),
        (original, _) => original.WithLeadingTrivia(Reduce(original.LeadingTrivia, depth)));

    private static bool IsFirstOfLine(SyntaxToken token, StatementSyntax statement) =>
        token == statement.GetFirstToken() || token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static IEnumerable<SyntaxTrivia> Reduce(SyntaxTriviaList trivia, int depth)
    {
        var isFirstOfLine = true;
        foreach (var each in trivia)
        {
            var isIndentation = isFirstOfLine && each.IsKind(SyntaxKind.WhitespaceTrivia) && each.Span.Length >= depth && depth > 0;
            yield return isIndentation ? SyntaxFactory.Whitespace(each.ToString().Substring(depth)) : each;
            isFirstOfLine = each.IsKind(SyntaxKind.EndOfLineTrivia);
        }
    }
}
