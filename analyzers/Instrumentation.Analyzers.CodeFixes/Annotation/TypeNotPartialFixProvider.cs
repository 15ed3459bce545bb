using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN002: declares the type partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNotPartialFixProvider))]
[Shared]
public sealed class TypeNotPartialFixProvider() : SpanCodeFixProvider(RuleIdentifiers.TypeNotPartial, "Declare the type partial")
{
    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var edits = new MemberEdits();
        foreach (var type in diagnostics.Select(diagnostic => root!.FindNode(diagnostic.Location.SourceSpan)).OfType<TypeDeclarationSyntax>())
        {
            edits.MakePartial(type);
        }

        return document.WithSyntaxRoot(edits.Apply(root!));
    }
}
