using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>Calls on a builder, one after another.</summary>
/// <param name="Root">What the first is called on: a variable, or the call that makes the builder.</param>
/// <param name="Calls">The calls, the first one first.</param>
internal sealed record BuilderChain(ExpressionSyntax Root, ImmutableArray<InvocationExpressionSyntax> Calls)
{
    public static BuilderChain Of(ExpressionSyntax expression)
    {
        var calls = ImmutableArray.CreateBuilder<InvocationExpressionSyntax>();
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call
            && NameOf(call) is not (MethodNames.Builder or MethodNames.StartSpan))
        {
            calls.Insert(0, call);
            expression = receiver;
        }

        return new BuilderChain(expression, calls.ToImmutable());
    }

    /// <summary>The name of the method that is called.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;

    /// <summary>The chain without some of its calls, in its own layout; <see langword="null"/> when none is left.</summary>
    public ExpressionSyntax? Without(ICollection<InvocationExpressionSyntax> dropped, string builder)
    {
        ExpressionSyntax? kept = null;
        foreach (var call in Calls.Where(call => !dropped.Contains(call)))
        {
            var access = (MemberAccessExpressionSyntax)call.Expression;
            access = kept is null
                ? access.WithExpression(SyntaxFactory.IdentifierName(builder)).WithOperatorToken(access.OperatorToken.WithoutTrivia())
                : access.WithExpression(kept.WithTrailingTrivia(access.Expression.GetTrailingTrivia()));
            kept = call.WithExpression(access);
        }

        return kept?.WithoutTrailingTrivia();
    }
}
