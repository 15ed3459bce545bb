using System.Collections.Immutable;
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
/// clock. Not offered when the end was read before the builder is made and no such variable exists: no expression there would be right.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanWithoutStartFixProvider))]
[Shared]
public sealed class SpanWithoutStartFixProvider : SpanCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SpanWithoutStartFixProvider()
        : base(RuleIdentifiers.SpanWithoutStart, "Set the start of the span")
    {
    }

    private protected override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && Start(model, diagnostic, cancellationToken) is not null;
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        var calls = new Dictionary<SyntaxNode, (string Method, ExpressionSyntax Time)>();
        foreach (var diagnostic in diagnostics)
        {
            if (Start(model, diagnostic, cancellationToken) is { } start)
            {
                calls[start.Creation] = (start.Method, start.Time);
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(calls.Keys, (original, _) =>
            CallChain.Insert((InvocationExpressionSyntax)original, calls[original].Method, calls[original].Time)));
    }

    private static (InvocationExpressionSyntax Creation, string Method, ExpressionSyntax Time)? Start(
        SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax creation
            || diagnostic.Properties[SpanWithoutStartAnalyzer.EndMethod] is not { } endMethod)
        {
            return null;
        }

        var end = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
        if (ClockReading.RepeatedClock(model, end, cancellationToken) is not { } clock)
        {
            return null;
        }

        var method = SpanWithoutStartAnalyzer.StartMethod(endMethod);
        if (EarlierReading(model, creation, clock) is { } variable)
        {
            return (creation, method, SyntaxFactory.IdentifierName(variable));
        }

        return clock.SpanStart > creation.SpanStart
            ? (creation, method, ClockReading.Create(model, end, creation.SpanStart, endMethod, cancellationToken))
            : null;
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
