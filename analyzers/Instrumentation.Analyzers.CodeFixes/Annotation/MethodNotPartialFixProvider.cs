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
public sealed class MethodNotPartialFixProvider : SpanCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public MethodNotPartialFixProvider()
        : base(RuleIdentifiers.MethodNotPartial, "Declare the method partial and move its body to Core")
    {
    }

    private protected override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return Find(root, diagnostic) is { } method && PartialDeclaration.CanSplit(method, model!, cancellationToken);
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var edits = new MemberEdits();
        foreach (var method in diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<MethodDeclarationSyntax>().Distinct())
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

    private static MethodDeclarationSyntax? Find(SyntaxNode? root, Diagnostic diagnostic) =>
        root?.FindNode(diagnostic.Location.SourceSpan) as MethodDeclarationSyntax;
}
