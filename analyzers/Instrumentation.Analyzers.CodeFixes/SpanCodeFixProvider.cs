using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>Base of the fixes: one method mends any number of diagnostics of a document, so that fix-all is the same as one fix after another.</summary>
public abstract class SpanCodeFixProvider : CodeFixProvider
{
    private readonly string _title;

    private protected SpanCodeFixProvider(string id, string title)
    {
        FixableDiagnosticIds = ImmutableArray.Create(id);
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => Alternative is { } alternative && context.CodeActionEquivalenceKey == KeyOfAlternative
            ? await alternative.FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)
            : await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await CanFixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        _title,
                        cancellationToken => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken),
                        equivalenceKey: GetType().Name),
                    diagnostic);
            }

            if (Alternative is { } alternative)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        alternative.Title,
                        cancellationToken => alternative.FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken),
                        KeyOfAlternative),
                    diagnostic);
            }
        }
    }

    /// <summary>Another way to mend the diagnostics, which is always one; <see langword="null"/> when there is none.</summary>
    private protected virtual SpanCodeFix? Alternative => null;

    private string KeyOfAlternative => GetType().Name + nameof(Alternative);

    /// <summary>The fix is known to change something, and the result compiles.</summary>
    private protected virtual async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FixAsync(document, ImmutableArray.Create(diagnostic), cancellationToken).ConfigureAwait(false) != document;

    /// <summary>Mends the diagnostics; leaves alone those that cannot be, and gives the document itself back when none can.</summary>
    private protected abstract Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken);
}
