using System.Collections.Immutable;
using Instrumentation.Analyzers.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>Base of the fixes that set one of the two times of a span, with the method that the rule has chosen.</summary>
public abstract class MissingTimeFixProvider : SpanCodeFixProvider
{
    private protected MissingTimeFixProvider(string id, string title)
        : base(id, title)
    {
    }

    private protected sealed override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && Find(model, diagnostic, cancellationToken) is not null;
    }

    private protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        var calls = new Dictionary<SyntaxNode, (string Method, ExpressionSyntax? Time)>();
        foreach (var diagnostic in diagnostics)
        {
            if (Find(model, diagnostic, cancellationToken) is { } found)
            {
                calls[found.Place] = (Setter(diagnostic), found.Time);
            }
        }

        // The rewritten node is taken, not the original: builders stand within builders.
        return document.WithSyntaxRoot(root.ReplaceNodes(calls.Keys, (original, rewritten) =>
            Add((ExpressionSyntax)rewritten, original, calls[original].Method, calls[original].Time)));
    }

    /// <summary>Where the time is set, and to what; to nothing when the method knows by itself. <see langword="null"/> when no expression would be right.</summary>
    private protected abstract (ExpressionSyntax Place, ExpressionSyntax? Time)? Find(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Adds the call to <paramref name="place"/>, which stood at <paramref name="original"/>.</summary>
    private protected abstract ExpressionSyntax Add(ExpressionSyntax place, SyntaxNode original, string method, ExpressionSyntax? time);

    /// <summary>The method that sets the time.</summary>
    private protected static string Setter(Diagnostic diagnostic) => diagnostic.Properties[MissingTime.Setter]!;

    private protected static SyntaxNode PlaceOf(SemanticModel model, Diagnostic diagnostic) => NodeAt(model, diagnostic.Location);

    /// <summary>The call that sets the other time.</summary>
    private protected static SyntaxNode OtherOf(SemanticModel model, Diagnostic diagnostic) => NodeAt(model, diagnostic.AdditionalLocations[0]);

    private static SyntaxNode NodeAt(SemanticModel model, Location location) =>
        model.SyntaxTree.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true);
}
