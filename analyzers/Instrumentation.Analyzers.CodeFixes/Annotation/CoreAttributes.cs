using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>
/// Which attributes a Core needs: those that the compiler checks a body against (<c>[NotNullWhen]</c>, <c>[MemberNotNull]</c>, <c>[SuppressMessage]</c>:
/// the namespace System.Diagnostics.CodeAnalysis) and <c>[EnumeratorCancellation]</c>. All others say something to callers, and callers see the declaration.
/// </summary>
internal static class CoreAttributes
{
    private const string CodeAnalysis = "System.Diagnostics.CodeAnalysis";

    public static bool IsNeeded(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken) =>
        IsEnumeratorCancellation(attribute)
        || model.GetTypeInfo(attribute, cancellationToken).Type?.ContainingNamespace?.ToDisplayString() == CodeAnalysis;

    public static bool IsEnumeratorCancellation(AttributeSyntax attribute) =>
        attribute.Name.ToString().Split('.').Last() is "EnumeratorCancellation" or "EnumeratorCancellationAttribute";

    /// <summary>The parameter with only some of its attributes, at the same place.</summary>
    public static ParameterSyntax Filter(ParameterSyntax parameter, Func<AttributeSyntax, bool> isKept)
    {
        var leading = parameter.GetLeadingTrivia();
        return parameter.WithAttributeLists(Filter(parameter.AttributeLists, isKept)).WithLeadingTrivia(leading);
    }

    public static SyntaxList<AttributeListSyntax> Filter(SyntaxList<AttributeListSyntax> lists, Func<AttributeSyntax, bool> isKept) => SyntaxFactory.List(
        from list in lists
        let kept = list.Attributes.Where(isKept).ToList()
        where kept.Count > 0
        select kept.Count == list.Attributes.Count ? list : list.WithAttributes(SyntaxFactory.SeparatedList(kept)));
}
