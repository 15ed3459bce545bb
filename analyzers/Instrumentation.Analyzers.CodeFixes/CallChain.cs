using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>Adds calls, with one argument or none, to a chain of calls, in the chain's own layout.</summary>
internal static class CallChain
{
    public static ExpressionSyntax Append(ExpressionSyntax chain, string method, ExpressionSyntax? argument)
    {
        if (chain is ConditionalAccessExpressionSyntax conditional)
        {
            return conditional.WithWhenNotNull(Append(conditional.WhenNotNull, method, argument));
        }

        var trailing = chain.GetTrailingTrivia();
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken);
        ExpressionSyntax receiver;
        if (LineDot(chain) is { } lineDot)
        {
            // What stands behind the last call of the chain, such as a comment, stays there.
            var endsLine = trailing.Any(SyntaxKind.EndOfLineTrivia);
            var endOfLine = lineDot.GetPreviousToken().TrailingTrivia.Last();
            receiver = endsLine ? chain : chain.WithTrailingTrivia(endOfLine);
            trailing = endsLine ? SyntaxFactory.TriviaList(endOfLine) : trailing;
            dot = dot.WithLeadingTrivia(lineDot.LeadingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        }
        else
        {
            receiver = Parenthesize(chain.WithoutTrailingTrivia());
        }

        return Call(receiver, dot, method, argument).WithTrailingTrivia(trailing);
    }

    /// <summary>Adds a call behind the first one of a chain.</summary>
    public static ExpressionSyntax Insert(InvocationExpressionSyntax first, string method, ExpressionSyntax? argument)
    {
        if (first.Parent is not MemberAccessExpressionSyntax { OperatorToken: var next } || !next.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            return Append(first, method, argument);
        }

        // On a line of its own, as the next call is.
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken).WithLeadingTrivia(next.LeadingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return Call(first, dot, method, argument).WithTrailingTrivia(first.GetTrailingTrivia().Last());
    }

    /// <summary>The whole chain that begins with this call.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax first) =>
        first.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == first ? Outermost(call) : first;

    private static InvocationExpressionSyntax Call(ExpressionSyntax receiver, SyntaxToken dot, string method, ExpressionSyntax? argument) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, dot, SyntaxFactory.IdentifierName(method)),
        SyntaxFactory.ArgumentList(argument is null ? default : SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))));

    /// <summary>The dot of the chain's last call, when it begins a line.</summary>
    private static SyntaxToken? LineDot(ExpressionSyntax chain) =>
        chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { OperatorToken: var dot } }
        && dot.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            ? dot
            : null;

    private static ExpressionSyntax Parenthesize(ExpressionSyntax expression) => expression
        is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax
        or PostfixUnaryExpressionSyntax or MemberBindingExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression.WithoutLeadingTrivia()).WithLeadingTrivia(expression.GetLeadingTrivia());
}
