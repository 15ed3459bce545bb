using System.Collections.Immutable;
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
public sealed class SpanWithoutEndFixProvider : SpanCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SpanWithoutEndFixProvider()
        : base(RuleIdentifiers.SpanWithoutEnd, "Set the end of the span")
    {
    }

    private protected override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && Find(root, diagnostic) is not null;
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
            if (Find(root, diagnostic) is { } handover && diagnostic.Properties[SpanWithoutEndAnalyzer.StartMethod] is { } startMethod)
            {
                var start = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
                var time = ClockReading.Create(model, start, handover.SpanStart, startMethod, cancellationToken);
                calls[handover] = (SpanWithoutEndAnalyzer.EndMethod(startMethod), time);
            }
        }

        // The rewritten node is taken, not the original: builders stand within builders.
        var mended = root.ReplaceNodes(calls.Keys, (original, rewritten) =>
            CallChain.Append((ExpressionSyntax)rewritten, calls[original].Method, calls[original].Time));
        return document.WithSyntaxRoot(mended);
    }

    private static ExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;
}
