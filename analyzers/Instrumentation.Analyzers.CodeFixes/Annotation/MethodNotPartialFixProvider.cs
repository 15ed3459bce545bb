using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN001: declares the method and the types around it partial, and moves the body to Core.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MethodNotPartialFixProvider))]
[Shared]
public sealed class MethodNotPartialFixProvider() : SpanCodeFixProvider(RuleIdentifiers.MethodNotPartial, "Declare the method partial and move its body to Core")
{
    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var edits = new MemberEdits();
        foreach (var method in diagnostics.Select(diagnostic => root!.FindNode(diagnostic.Location.SourceSpan)).OfType<MethodDeclarationSyntax>().Distinct())
        {
            if (PartialDeclaration.CanSplit(method, model!, cancellationToken))
            {
                edits.Replace(method, PartialDeclaration.Split(method, model!, Signature.EndOfLine(root!), cancellationToken));
                foreach (var type in PartialDeclaration.TypesAround(method))
                {
                    edits.MakePartial(type);
                }
            }
        }

        return document.WithSyntaxRoot(edits.Apply(root!));
    }
}
