using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>Compares the group that a span is handed to with the one that the generator would find.</summary>
internal static class GroupPath
{
    public static bool IsGroupOf(RefactoredMethod method, ExpressionSyntax written, CancellationToken cancellationToken)
    {
        var problems = System.Collections.Immutable.ImmutableArray.CreateBuilder<SpanProblem>();
        return MetricGroupAccess.Find(method.Symbol, method.Symbol.Parameters, method.Types, problems) is { } found
            && Of(written, method, cancellationToken) == found.Expression.Replace("?.", ".")
            && !IsReplaced(written, method, cancellationToken);
    }

    /// <summary>The expression as the generator would write it; <see langword="null"/> for one that it would not.</summary>
    private static string? Of(ExpressionSyntax expression, RefactoredMethod method, CancellationToken cancellationToken)
    {
        var symbol = method.Model.GetSymbolInfo(expression, cancellationToken).Symbol;
        var owner = expression switch
        {
            MemberAccessExpressionSyntax { Expression: var receiver } when symbol is { IsStatic: false } => Of(receiver, method, cancellationToken),
            ConditionalAccessExpressionSyntax { Expression: var receiver, WhenNotNull: MemberBindingExpressionSyntax } => Of(receiver, method, cancellationToken),
            _ => "this",
        };
        return (expression, symbol) switch
        {
            (ThisExpressionSyntax or BaseExpressionSyntax, _) => "this",
            (_, IParameterSymbol parameter) => Identifiers.Escape(parameter.Name),
            (_, IPropertySymbol { Name: "MetricGroup" } shortcut) when KnownTypes.Same(shortcut.ContainingType, method.Types.RichFunction) => $"{owner}.RuntimeContext.MetricGroup",
            (_, IPropertySymbol or IFieldSymbol) when symbol.IsStatic => $"{symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Identifiers.Escape(symbol.Name)}",
            (_, IPropertySymbol or IFieldSymbol) => $"{owner}.{Identifiers.Escape(symbol.Name)}",
            _ => null,
        };
    }

    /// <summary>The group that is there when the work ends may be another one than when it began.</summary>
    private static bool IsReplaced(ExpressionSyntax written, RefactoredMethod method, CancellationToken cancellationToken)
    {
        var group = method.Model.GetSymbolInfo(written, cancellationToken).Symbol;
        return method.Syntax.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(assignment => KnownTypes.Same(group, method.Model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol));
    }
}
