using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>What a method's syntax consists of before its body.</summary>
internal static class Signature
{
    /// <summary>The last token before the body.</summary>
    public static SyntaxToken LastToken(this MethodDeclarationSyntax method) =>
        method.ConstraintClauses.Count > 0 ? method.ConstraintClauses.Last().GetLastToken() : method.ParameterList.CloseParenToken;

    /// <summary>The first token behind the attributes.</summary>
    public static SyntaxToken FirstToken(this MethodDeclarationSyntax method) =>
        method.Modifiers.Count > 0 ? method.Modifiers[0] : method.ReturnType.GetFirstToken();

    /// <summary>What the Core of the method is called.</summary>
    public static string CoreName(this MethodDeclarationSyntax method) => method.Identifier.ValueText + CoreMethod.Suffix;

    public static bool HasBody(this MethodDeclarationSyntax method) => method.Body is not null || method.ExpressionBody is not null;

    /// <summary>White space in front of the method on its line.</summary>
    public static SyntaxTriviaList Indentation(this MethodDeclarationSyntax method) =>
        SyntaxFactory.TriviaList(method.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());

    /// <summary>The line ends of the document.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        var found = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.IsKind(SyntaxKind.EndOfLineTrivia) ? found : SyntaxFactory.LineFeed;
    }

    /// <summary>Modifiers in front of a declaration, separated by spaces.</summary>
    public static SyntaxTokenList Modifiers(IEnumerable<SyntaxKind> kinds) =>
        SyntaxFactory.TokenList(kinds.Select(kind => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space)));

    /// <summary>A comment, or anything else that must not be written twice.</summary>
    public static bool IsText(this SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>What stands in front of something: its indentation, without comments.</summary>
    public static SyntaxTriviaList LayoutInFront(this SyntaxTriviaList trivia) =>
        SyntaxFactory.TriviaList(trivia.Reverse().TakeWhile(each => each.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());

    /// <summary>What stands behind something: the end of the line or a space, without comments.</summary>
    public static SyntaxTriviaList LayoutBehind(this SyntaxTriviaList trivia) => trivia.Any(IsText) || trivia.Any(SyntaxKind.EndOfLineTrivia)
        ? SyntaxFactory.TriviaList(trivia.Where(each => each.IsKind(SyntaxKind.EndOfLineTrivia)))
        : trivia;
}
