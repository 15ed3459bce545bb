using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Writes the Core of a method: private, without what only callers see.</summary>
internal static class CoreDeclaration
{
    private static readonly SyntaxKind[] Kept = [SyntaxKind.StaticKeyword, SyntaxKind.UnsafeKeyword, SyntaxKind.ReadOnlyKeyword, SyntaxKind.AsyncKeyword];

    /// <summary>The method as a Core, with its body, without leading trivia.</summary>
    public static MethodDeclarationSyntax Write(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetDeclaredSymbol(method, cancellationToken)!;
        var last = method.LastToken();
        var layout = last.TrailingTrivia.LayoutBehind();
        var core = method
            .ReplaceToken(last, last.WithTrailingTrivia())
            .WithAttributeLists(CoreAttributes.Filter(method.AttributeLists, IsNeeded))
            .WithModifiers(Modifiers(method))
            .WithReturnType(method.ReturnType.WithLeadingTrivia())
            .WithExplicitInterfaceSpecifier(null)
            .WithIdentifier(SyntaxFactory.Identifier(method.CoreName()).WithTrailingTrivia(method.Identifier.TrailingTrivia))
            .WithTypeParameterList(TypeParameters(method.TypeParameterList))
            .WithParameterList(Parameters(method.ParameterList, IsNeeded).WithTrailingTrivia());
        core = core.WithConstraintClauses(symbol.IsOverride || method.ExplicitInterfaceSpecifier is not null ? Constraints.Of(symbol, model, method.SpanStart) : WithSpaces(method.ConstraintClauses));
        return core.ReplaceToken(core.LastToken(), core.LastToken().WithTrailingTrivia(layout)).WithoutLeadingTrivia();

        bool IsNeeded(AttributeSyntax attribute) => CoreAttributes.IsNeeded(attribute, model, cancellationToken);
    }

    /// <summary>A method that is declared elsewhere as well, as the Core of that declaration: with all its comments and attributes.</summary>
    public static MethodDeclarationSyntax Rename(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetDeclaredSymbol(method, cancellationToken)!;
        var (start, end) = (method.FirstToken().LeadingTrivia, method.LastToken().TrailingTrivia);
        var core = method
            .WithModifiers(Modifiers(method))
            .WithReturnType(method.ReturnType.WithLeadingTrivia())
            .WithIdentifier(SyntaxFactory.Identifier(method.CoreName()).WithTriviaFrom(method.Identifier));
        if (symbol.IsOverride)
        {
            core = core.ReplaceToken(core.LastToken(), core.LastToken().WithTrailingTrivia()).WithConstraintClauses(Constraints.Of(symbol, model, method.SpanStart));
            core = core.ReplaceToken(core.LastToken(), core.LastToken().WithTrailingTrivia(end));
        }

        return core.ReplaceToken(core.FirstToken(), core.FirstToken().WithLeadingTrivia(start));
    }

    /// <summary>A Core that is yet to be written.</summary>
    public static MethodDeclarationSyntax WriteEmpty(MethodDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        var throws = SyntaxFactory.ParseExpression("throw new System.NotImplementedException()");
        var core = Write(declaration, model, cancellationToken);
        var arrow = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), throws);
        core = core.ReplaceToken(core.LastToken(), core.LastToken().WithTrailingTrivia(SyntaxFactory.Space));
        return core.WithExpressionBody(arrow).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    private static SyntaxTokenList Modifiers(MethodDeclarationSyntax method) =>
        Signature.Modifiers(Kept.Where(kind => method.Modifiers.Any(kind)).Prepend(SyntaxKind.PrivateKeyword));

    private static TypeParameterListSyntax? TypeParameters(TypeParameterListSyntax? list) => list?.ReplaceNodes(
        list.Parameters, (_, parameter) => parameter.WithAttributeLists(default).WithLeadingTrivia(parameter.GetLeadingTrivia().LayoutInFront()));

    private static ParameterListSyntax Parameters(ParameterListSyntax list, Func<AttributeSyntax, bool> isNeeded)
    {
        var parameters = list.Parameters.Select(parameter => CoreAttributes.Filter(parameter, isNeeded)
            .WithDefault(null)
            .WithModifiers(SyntaxFactory.TokenList(parameter.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ThisKeyword))))
            .WithLeadingTrivia(parameter.GetLeadingTrivia().LayoutInFront())
            .WithTrailingTrivia(parameter.GetTrailingTrivia().LayoutBehind()));
        var commas = list.Parameters.GetSeparators().Select(comma => comma.WithTrailingTrivia(comma.TrailingTrivia.LayoutBehind()));
        return list.WithParameters(SyntaxFactory.SeparatedList(parameters, commas));
    }

    private static SyntaxList<TypeParameterConstraintClauseSyntax> WithSpaces(SyntaxList<TypeParameterConstraintClauseSyntax> clauses) =>
        SyntaxFactory.List(clauses.Select((clause, i) => i == 0 && clause.GetLeadingTrivia().Count == 0 ? clause.WithLeadingTrivia(SyntaxFactory.Space) : clause));
}
