using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN103: gives the builder to the group in scope: where it stands, or at the end of the block in which its variable is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanNotReportedFixProvider))]
[Shared]
public sealed class SpanNotReportedFixProvider() : SpanCodeFixProvider(RuleIdentifiers.SpanNotReported, "Add the span to the MetricGroup")
{
    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var insertions = diagnostics
            .Select(diagnostic => ReportInsertion.Find(editor.SemanticModel, diagnostic.Location.SourceSpan, cancellationToken))
            .OfType<ReportInsertion>()
            .ToList();
        foreach (var replaced in insertions.Where(insertion => insertion.Statement is null))
        {
            editor.ReplaceNode(replaced.Place, replaced.Report);
        }

        foreach (var place in insertions.Where(insertion => insertion.Statement is not null).GroupBy(insertion => insertion.Place))
        {
            var statements = place.Select(insertion => insertion.Statement!);
            if (place.First().IsBefore)
            {
                editor.InsertBefore(place.Key, statements);
            }
            else
            {
                editor.InsertAfter(place.Key, statements);
            }
        }

        return insertions.Count == 0 ? document : editor.GetChangedDocument();
    }
}
