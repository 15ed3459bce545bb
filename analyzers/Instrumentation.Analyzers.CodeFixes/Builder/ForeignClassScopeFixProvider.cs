using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN108: names the type that the code is part of.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForeignClassScopeFixProvider))]
[Shared]
public sealed class ForeignClassScopeFixProvider : SpanCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public ForeignClassScopeFixProvider()
        : base(RuleIdentifiers.ForeignClassScope, "Use the type that the code is part of")
    {
    }

    private protected override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && Find(root, diagnostic) is not null;
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is null
            ? document
            : document.WithSyntaxRoot(root.ReplaceNodes(
                diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<TypeOfExpressionSyntax>(),
                (original, _) => original.WithType(Containing(original)!)));
    }

    private static TypeOfExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is TypeOfExpressionSyntax type && Containing(type) is not null ? type : null;

    private static TypeSyntax? Containing(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() switch
    {
        { TypeParameterList.Parameters: { Count: > 0 } parameters } type =>
            SyntaxFactory.ParseTypeName(type.Identifier.Text + "<" + string.Join(", ", parameters.Select(parameter => parameter.Identifier.Text)) + ">"),
        { } type => SyntaxFactory.IdentifierName(type.Identifier.WithoutTrivia()),
        null => null,
    };
}
