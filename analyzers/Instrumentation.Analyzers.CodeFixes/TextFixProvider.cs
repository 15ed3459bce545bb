using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>Base of the fixes that insert or replace a few words: all else in the document stays as it is.</summary>
public abstract class TextFixProvider : SpanCodeFixProvider
{
    private protected TextFixProvider(string id, string title)
        : base(id, title)
    {
    }

    private protected sealed override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        !(await ChangesAsync(document, ImmutableArray.Create(diagnostic), cancellationToken).ConfigureAwait(false)).IsEmpty;

    private protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(await ChangesAsync(document, diagnostics, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>The changes that mend a diagnostic; none when it cannot be mended.</summary>
    private protected abstract IEnumerable<TextChange> Changes(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken);

    // Diagnostics that one change mends ask for it twice.
    private async Task<ImmutableArray<TextChange>> ChangesAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return diagnostics.SelectMany(diagnostic => Changes(model!, diagnostic, cancellationToken)).Distinct().OrderBy(change => change.Span.Start).ToImmutableArray();
    }
}
