using System.Composition;
using Instrumentation.Analyzers.Builder;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN101: sets the end where the builder is handed over, by the clock that the start was read from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanWithoutEndFixProvider))]
[Shared]
public sealed class SpanWithoutEndFixProvider() : ReplacementFixProvider(RuleIdentifiers.SpanWithoutEnd, "Set the end of the span")
{
    private protected override (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Find(
        SemanticModel model, SyntaxNode reported, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // In front of a question mark the builder may be null.
        if (reported is not ExpressionSyntax handover || (handover.Parent is ConditionalAccessExpressionSyntax access && access.Expression == handover))
        {
            return null;
        }

        var setter = diagnostic.Properties[MissingTime.Setter]!;
        var time = MethodNames.IsTimeSetter(setter)
            ? ClockReading.Create(model, diagnostic.AdditionalLocations[0].SourceSpan, handover.SpanStart, setter, cancellationToken)
            : null;
        return (handover, rewritten => CallChain.Append((ExpressionSyntax)rewritten, setter, time));
    }
}
