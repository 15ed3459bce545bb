using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN101: sets the end where the builder is handed over, by the clock that the start was read from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanWithoutEndFixProvider))]
[Shared]
public sealed class SpanWithoutEndFixProvider : MissingTimeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SpanWithoutEndFixProvider()
        : base(RuleIdentifiers.SpanWithoutEnd, "Set the end of the span")
    {
    }

    // In front of a question mark the builder may be null.
    private protected override (ExpressionSyntax Place, ExpressionSyntax? Time)? Find(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        PlaceOf(model, diagnostic) is ExpressionSyntax handover && !(handover.Parent is ConditionalAccessExpressionSyntax access && access.Expression == handover)
            ? (handover, Time(model, diagnostic, handover, cancellationToken))
            : null;

    private protected override ExpressionSyntax Add(ExpressionSyntax place, SyntaxNode original, string method, ExpressionSyntax? time) =>
        CallChain.Append(place, method, time);

    private static ExpressionSyntax? Time(SemanticModel model, Diagnostic diagnostic, ExpressionSyntax handover, CancellationToken cancellationToken) =>
        MethodNames.IsTimeSetter(Setter(diagnostic))
            ? ClockReading.Create(model, OtherOf(model, diagnostic), handover.SpanStart, Setter(diagnostic), cancellationToken)
            : null;
}
