using System.Composition;
using Instrumentation.Analyzers.Builder;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>
/// SPAN102: sets the start where the builder is made, from the one variable that already holds an earlier reading of the end's clock, else by reading that
/// clock. Not offered when the end was read before the builder is made and no such variable exists: no expression there would be right. A listed method that gets
/// nothing but the builder reads the end when it is called, by a clock of its own; the start is then set by the listed method for it, else from the present time.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanWithoutStartFixProvider))]
[Shared]
public sealed class SpanWithoutStartFixProvider() : ReplacementFixProvider(RuleIdentifiers.SpanWithoutStart, "Set the start of the span")
{
    private protected override (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Find(
        SemanticModel model, SyntaxNode reported, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var (setter, end) = (diagnostic.Properties[MissingTime.Setter]!, diagnostic.AdditionalLocations[0].SourceSpan);
        if (reported is not InvocationExpressionSyntax creation)
        {
            return null;
        }

        if (ClockReading.RepeatedClock(model, end, cancellationToken) is { } clock)
        {
            return EarlierReading(model, creation, clock) is { } variable ? Start(SyntaxFactory.IdentifierName(variable))
                : clock.SpanStart > creation.SpanStart ? Start(ClockReading.Create(model, end, creation.SpanStart, setter, cancellationToken))
                : null;
        }

        return ClockReading.IsReadByCall(model, end, cancellationToken)
            ? Start(MethodNames.IsTimeSetter(setter) ? ClockReading.Now(model, creation.SpanStart, inMillis: false) : null)
            : null;

        (SyntaxNode, Func<SyntaxNode, SyntaxNode>) Start(ExpressionSyntax? time) => (creation, _ => CallChain.Insert(creation, setter, time));
    }

    /// <summary>The name of the one variable that was set from the same clock before the builder was made, and before the end was read.</summary>
    private static string? EarlierReading(SemanticModel model, SyntaxNode creation, ExpressionSyntax clock)
    {
        var readings = model.LookupSymbols(creation.SpanStart).OfType<ILocalSymbol>()
            .Select(local => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())
            .OfType<VariableDeclaratorSyntax>()
            .Where(declarator => declarator.Span.End < creation.SpanStart
                && declarator.Initializer?.Value is { } value && value != clock && value.SpanStart < clock.SpanStart && SyntaxFactory.AreEquivalent(value, clock))
            .ToList();
        return readings.Count == 1 ? readings[0].Identifier.Text : null;
    }
}
