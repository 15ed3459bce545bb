using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>An explicit interface implementation cannot be partial: it becomes the Core of the second form, and the generator writes the whole member.</summary>
internal static class ExplicitImplementation
{
    /// <returns>The Core, and the arguments of its <c>[Span]</c>; <see langword="null"/> when something would get lost that only the member can carry.</returns>
    public static (MethodDeclarationSyntax Core, string Arguments)? TryMakeCore(
        MethodDeclarationSyntax method, ExplicitInterfaceSpecifierSyntax specifier, SemanticModel model, CancellationToken cancellationToken)
    {
        var signature = TextSpan.FromBounds(method.SpanStart, method.LastToken().FullSpan.End);
        var isPlain = method.DescendantTrivia(signature).Where(trivia => signature.Contains(trivia.Span)).All(trivia => !trivia.IsText())
            && method.DescendantNodes(node => node != method.Body && node != method.ExpressionBody).OfType<AttributeSyntax>()
                .All(attribute => CoreAttributes.IsNeeded(attribute, model, cancellationToken));
        if (!isPlain)
        {
            return null;
        }

        var member = $"{specifier.Name.WithoutTrivia().NormalizeWhitespace()}.{method.Identifier.Text}";
        var core = CoreDeclaration.Write(method, model, cancellationToken)
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(method.GetTrailingTrivia());
        return (core, $"Implements = {SymbolDisplay.FormatLiteral(member, quote: true)}");
    }
}
