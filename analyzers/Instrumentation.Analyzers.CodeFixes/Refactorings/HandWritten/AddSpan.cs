using Instrumentation.Shared;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>A call <c>group.AddSpan(builder)</c>, or <c>group?.AddSpan(builder)</c>.</summary>
/// <param name="Call">The call.</param>
/// <param name="Group">What it is called on.</param>
/// <param name="Builder">What it is given.</param>
internal sealed record AddSpan(InvocationExpressionSyntax Call, ExpressionSyntax Group, ExpressionSyntax Builder)
{
    public static AddSpan? Of(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: MethodNames.AddSpan, Expression: var group }
        } call => Of(call, group),
        ConditionalAccessExpressionSyntax
        {
            Expression: var group,
            WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: MethodNames.AddSpan } } call
        } => Of(call, group),
        _ => null,
    };

    private static AddSpan? Of(InvocationExpressionSyntax call, ExpressionSyntax group) =>
        call.ArgumentList.Arguments is [{ Expression: var builder }] ? new AddSpan(call, group, builder) : null;
}
