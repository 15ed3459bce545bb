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
public sealed class ForeignClassScopeFixProvider() : ReplacementFixProvider(RuleIdentifiers.ForeignClassScope, "Use the type that the code is part of")
{
    private protected override (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Find(
        SemanticModel model, SyntaxNode reported, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        reported is TypeOfExpressionSyntax type && Containing(type) is { } containing ? (type, _ => type.WithType(containing)) : null;

    private static TypeSyntax? Containing(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() switch
    {
        { TypeParameterList.Parameters: { Count: > 0 } parameters } type =>
            SyntaxFactory.ParseTypeName(type.Identifier.Text + "<" + string.Join(", ", parameters.Select(parameter => parameter.Identifier.Text)) + ">"),
        { } type => SyntaxFactory.IdentifierName(type.Identifier.WithoutTrivia()),
        null => null,
    };
}
