using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN111: puts the work into a try block and AddSpan into its finally block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanLostByExceptionFixProvider))]
[Shared]
public sealed class SpanLostByExceptionFixProvider() : SpanCodeFixProvider(RuleIdentifiers.SpanLostByException, "Add the span in a finally block")
{
    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        var listed = ListedMethods.Of(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree!));

        // One after the other, from the last to the first: wrapped code moves, and blocks may stand within blocks.
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.AdditionalLocations[0].SourceSpan.Start))
        {
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (model is not null && TryFinally.Find(model, listed, diagnostic, cancellationToken) is { } wrapping)
            {
                var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                document = document.WithSyntaxRoot(root.ReplaceNode(wrapping.Block, wrapping.Wrap()));
            }
        }

        return document;
    }
}
