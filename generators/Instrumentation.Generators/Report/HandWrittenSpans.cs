using Instrumentation.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Generators.Report;

/// <summary>Describes the spans of <c>Span.Builder(…)</c> and <c>MetricGroup.StartSpan(…)</c>.</summary>
internal static class HandWrittenSpans
{
    /// <summary>The row of a call; <see langword="null"/> for a call of anything else.</summary>
    public static SpanRow? RowOf(InvocationExpressionSyntax invocation, RowContext context)
    {
        // Most calls are told from these by their names.
        if (NameOf(invocation) is not { Identifier: { ValueText: SpanForm.Builder or SpanForm.StartSpan } identifier }
            || context.Model.GetOperation(invocation, context.CancellationToken) is not IInvocationOperation call
            || !context.MakesSpan(call.TargetMethod))
        {
            return null;
        }

        return context.Row(ScopeOf(call.Argument(0)), NameIn(call.Argument(1)), identifier.ValueText, SetAttributes.On(call), [], identifier);
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var expression => expression as SimpleNameSyntax,
    };

    private static string? ScopeOf(IOperation argument) => argument is ITypeOfOperation { TypeOperand: INamedTypeSymbol type } ? Scopes.Of(type) : null;

    private static string? NameIn(IOperation argument) => argument.ConstantValue is { HasValue: true, Value: string name } ? name : null;
}
