using System.Collections.Immutable;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>Base of the fixes that take away the attribute that is reported, or what is reported in it.</summary>
public abstract class AttributeFixProvider : SpanCodeFixProvider
{
    private protected AttributeFixProvider(string id, string title)
        : base(id, title)
    {
    }

    private protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var edits = diagnostics.Select(diagnostic => (Node: AttributeEdits.Find(root, diagnostic.Location), Target: TargetOf(root, diagnostic))).ToList();
        var changed = root.TrackNodes(edits.SelectMany(edit => new[] { edit.Node, edit.Target }).OfType<SyntaxNode>());
        foreach (var (node, target) in edits)
        {
            // One may have gone with another.
            if (node is not null && changed.GetCurrentNode(node) is not null)
            {
                changed = Copy(changed, node, target);
                changed = AttributeEdits.Remove(changed, changed.GetCurrentNode(node)!);
            }
        }

        return changed == root || changed.IsEquivalentTo(root) ? document : document.WithSyntaxRoot(changed);
    }

    /// <summary>Where the attribute belongs; <see langword="null"/> when nowhere.</summary>
    private protected virtual SyntaxNode? TargetOf(SyntaxNode root, Diagnostic diagnostic) => null;

    private static SyntaxNode Copy(SyntaxNode root, SyntaxNode node, SyntaxNode? target) =>
        target is not null && root.GetCurrentNode(target) is { } current
            ? root.ReplaceNode(current, AttributeEdits.Add(current, node, Signature.EndOfLine(root)))
            : root;
}
