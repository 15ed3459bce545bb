using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>Base of the fixes that put one node in the place of another.</summary>
public abstract class ReplacementFixProvider : SpanCodeFixProvider
{
    private protected ReplacementFixProvider(string id, string title)
        : base(id, title)
    {
    }

    private protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);

        // Diagnostics that one change mends ask for it twice.
        var replacements = diagnostics
            .Select(diagnostic => Find(model!, root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, cancellationToken))
            .OfType<(SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)>()
            .GroupBy(replacement => replacement.Old)
            .ToDictionary(group => group.Key, group => group.First().New);
        return replacements.Count == 0
            ? document
            : document.WithSyntaxRoot(root!.ReplaceNodes(replacements.Keys, (old, rewritten) => replacements[old](rewritten)));
    }

    /// <summary>
    /// The node that is replaced, and what makes the new one of it: the node is given to it with what has been replaced within. <see langword="null"/> when
    /// nothing would be right.
    /// </summary>
    private protected abstract (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Find(
        SemanticModel model, SyntaxNode reported, Diagnostic diagnostic, CancellationToken cancellationToken);
}
