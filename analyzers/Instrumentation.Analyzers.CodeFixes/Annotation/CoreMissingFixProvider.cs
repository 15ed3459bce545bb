using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN003: writes the Core that is missing, or gives one that does not fit the signature it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CoreMissingFixProvider))]
[Shared]
public sealed class CoreMissingFixProvider() : SpanCodeFixProvider(RuleIdentifiers.CoreMissing, "Write or correct the Core")
{
    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var edits = new MemberEdits();
        var isChanged = false;
        foreach (var diagnostic in diagnostics)
        {
            isChanged |= root!.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax found
                && new CoreRepair(model!, edits, Signature.EndOfLine(root!), cancellationToken).TryRepair(found, diagnostic.AdditionalLocations[0]);
        }

        return isChanged ? document.WithSyntaxRoot(edits.Apply(root!)) : document;
    }
}
