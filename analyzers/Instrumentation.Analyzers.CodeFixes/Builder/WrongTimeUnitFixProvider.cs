using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers.CodeFixes.Builder.Times;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN106: converts the number, or reads the clock that counts from 1970.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrongTimeUnitFixProvider))]
[Shared]
public sealed class WrongTimeUnitFixProvider : SpanCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public WrongTimeUnitFixProvider()
        : base(RuleIdentifiers.WrongTimeUnit, "Convert to the time that is expected")
    {
    }

    private protected override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && TimeConversion.Find(model, diagnostic, cancellationToken) is not null;
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        // Two times may be set from one variable, which is converted once.
        var conversions = diagnostics.Select(diagnostic => TimeConversion.Find(model, diagnostic, cancellationToken)).OfType<TimeConversion>()
            .GroupBy(conversion => conversion.Old).ToDictionary(group => (SyntaxNode)group.Key, group => group.First().New);
        return document.WithSyntaxRoot(root.ReplaceNodes(conversions.Keys, (original, _) => conversions[original].WithTriviaFrom(original)));
    }
}
