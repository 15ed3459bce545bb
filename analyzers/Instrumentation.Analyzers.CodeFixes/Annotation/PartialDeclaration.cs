using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Splits a method with a body: what the caller sees becomes a partial declaration, the body a Core.</summary>
internal static class PartialDeclaration
{
    public static MemberDeclarationSyntax[] Split(MethodDeclarationSyntax method, SemanticModel model, SyntaxTrivia endOfLine, CancellationToken cancellationToken)
    {
        var declaration = Write(method, endOfLine);
        var core = CoreDeclaration.Write(method, model, cancellationToken);
        return [declaration, core.WithLeadingTrivia(method.Indentation().Insert(0, endOfLine)).WithTrailingTrivia(method.GetTrailingTrivia())];
    }

    /// <summary>Types around the method that have to be partial.</summary>
    public static IEnumerable<TypeDeclarationSyntax> TypesAround(MethodDeclarationSyntax method) => method.Ancestors().OfType<TypeDeclarationSyntax>();

    /// <summary>The signature has nothing that a move would break, and the name of its Core is free.</summary>
    public static bool CanSplit(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!method.HasBody() || model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
        {
            return false;
        }

        var shape = ReturnShapes.Of(symbol);
        var cannotBeTraced = shape == ReturnShape.UnknownAwaitable || (shape == ReturnShape.Nothing && symbol.IsAsync);
        return !cannotBeTraced && !HasDirectives(method) && IsFree(method.CoreName(), symbol, model, method.SpanStart);
    }

    private static MethodDeclarationSyntax Write(MethodDeclarationSyntax method, SyntaxTrivia endOfLine)
    {
        // A comment behind the signature goes with it.
        var last = method.LastToken();
        var comments = last.TrailingTrivia.Where(Signature.IsText).SelectMany(comment => new[] { SyntaxFactory.Space, comment });
        var semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.TriviaList(comments).Add(endOfLine));
        var start = method.FirstToken().LeadingTrivia;
        var leading = method.GetLeadingTrivia();
        return method
            .ReplaceToken(last, last.WithTrailingTrivia())
            .WithoutEnumeratorCancellation()
            .WithBody(null)
            .WithExpressionBody(null)
            .WithSemicolonToken(semicolon)
            .WithReturnTypeBehind(Modifiers(method), start)
            .WithLeadingTrivia(leading);
    }

    private static MethodDeclarationSyntax WithReturnTypeBehind(this MethodDeclarationSyntax method, SyntaxTokenList modifiers, SyntaxTriviaList leading) => method
        .WithReturnType(method.ReturnType.WithLeadingTrivia())
        .WithModifiers(modifiers.Replace(modifiers[0], modifiers[0].WithLeadingTrivia(leading)));

    /// <summary>The method's own, without <c>async</c>, which belongs to Core, with an accessibility, without which calls may vanish, and <c>partial</c>.</summary>
    private static SyntaxTokenList Modifiers(MethodDeclarationSyntax method)
    {
        var kinds = method.Modifiers.Select(modifier => modifier.Kind()).Where(kind => kind is not (SyntaxKind.AsyncKeyword or SyntaxKind.PartialKeyword)).ToList();
        if (!kinds.Any(SyntaxFacts.IsAccessibilityModifier))
        {
            kinds.Insert(0, method.Parent is InterfaceDeclarationSyntax ? SyntaxKind.PublicKeyword : SyntaxKind.PrivateKeyword);
        }

        return Signature.Modifiers(kinds.Append(SyntaxKind.PartialKeyword));
    }

    /// <summary>The attribute has an effect on async iterators only: on Core.</summary>
    private static MethodDeclarationSyntax WithoutEnumeratorCancellation(this MethodDeclarationSyntax method)
    {
        var attributes = method.ParameterList.DescendantNodes().OfType<AttributeSyntax>().Where(CoreAttributes.IsEnumeratorCancellation).ToList();
        return method.ReplaceNodes(
            method.ParameterList.Parameters.Where(parameter => parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attributes.Contains)),
            (original, _) => CoreAttributes.Filter(original, attribute => !attributes.Contains(attribute)));
    }

    private static bool HasDirectives(MethodDeclarationSyntax method)
    {
        var signature = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(method.SpanStart, method.LastToken().FullSpan.End);
        return method.DescendantTrivia(signature).Any(trivia => trivia.IsDirective && signature.Contains(trivia.Span));
    }

    private static bool IsFree(string name, IMethodSymbol method, SemanticModel model, int position) =>
        !model.LookupSymbols(position, method.ContainingType, name).Any(member =>
            member is not IMethodSymbol other
            || (other.Arity == method.Arity
                && other.Parameters.Length == method.Parameters.Length
                && other.Parameters.Zip(method.Parameters, (one, two) => KnownTypes.Same(one.Type, two.Type) || one.Type is ITypeParameterSymbol).All(same => same)));
}
