using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Takes attributes, their arguments and elements of these away, with the brackets, parentheses and commas that nothing is left in.</summary>
internal static class AttributeEdits
{
    /// <summary>The attribute, argument or element that stands at a place.</summary>
    public static SyntaxNode? Find(SyntaxNode root, Location place) => root.FindNode(place.SourceSpan, getInnermostNodeForTie: false).AncestorsAndSelf()
        .FirstOrDefault(node => node.Span == place.SourceSpan
            && (node is AttributeSyntax or AttributeArgumentSyntax or CollectionElementSyntax or ExpressionSyntax { Parent: InitializerExpressionSyntax }));

    /// <param name="root">The document.</param>
    /// <param name="node">An attribute, an argument of one, or an element of an array or collection expression that is an argument.</param>
    public static SyntaxNode Remove(SyntaxNode root, SyntaxNode node) => node switch
    {
        AttributeSyntax { Parent: AttributeListSyntax { Parent: { } owner } } attribute => root.ReplaceNode(owner, Without(owner, attribute)),
        AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax list } argument => list.Arguments.Count == 1
            ? root.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!
            : root.ReplaceNode(list, list.WithArguments(Without(list.Arguments, argument))),
        ExpressionSyntax { Parent: InitializerExpressionSyntax elements } element => elements.Expressions.Count == 1
            ? Remove(root, elements.FirstAncestorOrSelf<AttributeArgumentSyntax>()!)
            : root.ReplaceNode(elements, elements.WithExpressions(Without(elements.Expressions, element))),
        CollectionElementSyntax { Parent: CollectionExpressionSyntax elements } element => elements.Elements.Count == 1
            ? Remove(root, elements.FirstAncestorOrSelf<AttributeArgumentSyntax>()!)
            : root.ReplaceNode(elements, elements.WithElements(Without(elements.Elements, element))),
        _ => root,
    };

    /// <summary>The parameter, or the method's result, with one more attribute behind those that it has.</summary>
    public static SyntaxNode Add(SyntaxNode owner, SyntaxNode attribute, SyntaxTrivia endOfLine)
    {
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(((AttributeSyntax)attribute).WithoutTrivia()));
        if (owner is ParameterSyntax parameter)
        {
            var first = parameter.AttributeLists.Count == 0 ? list.WithLeadingTrivia(parameter.GetLeadingTrivia()) : list;
            return (parameter.AttributeLists.Count == 0 ? parameter.WithoutLeadingTrivia() : parameter).AddAttributeLists(first.WithTrailingTrivia(SyntaxFactory.Space));
        }

        var method = (MethodDeclarationSyntax)owner;
        var target = SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.ReturnKeyword))
            .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space));
        var layout = method.AttributeLists.Last().GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? endOfLine : SyntaxFactory.Space;
        var indentation = layout.IsKind(SyntaxKind.EndOfLineTrivia) ? method.Indentation() : default;
        return method.AddAttributeLists(list.WithTarget(target).WithLeadingTrivia(indentation).WithTrailingTrivia(layout));
    }

    /// <summary>One attribute in brackets.</summary>
    public static AttributeListSyntax List(NameSyntax name, string arguments)
    {
        var attribute = SyntaxFactory.Attribute(name, arguments.Length == 0 ? null : SyntaxFactory.ParseAttributeArgumentList($"({arguments})"));
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
    }

    /// <summary>The method with one more attribute, on a line of its own in front of those that it has.</summary>
    public static MethodDeclarationSyntax AddInFront(MethodDeclarationSyntax method, AttributeListSyntax attribute, SyntaxTriviaList indentation, SyntaxTrivia endOfLine)
    {
        var list = attribute
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(endOfLine);
        var rest = method.WithLeadingTrivia(indentation);
        return rest.WithAttributeLists(rest.AttributeLists.Insert(0, list));
    }

    private static SyntaxNode Without(SyntaxNode owner, AttributeSyntax attribute)
    {
        var leading = owner.GetLeadingTrivia();
        var lists = owner.ChildNodes().OfType<AttributeListSyntax>();
        SyntaxNode changed = owner switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(Filtered(lists)),
            MemberDeclarationSyntax member => member.WithAttributeLists(Filtered(lists)),
            AccessorDeclarationSyntax accessor => accessor.WithAttributeLists(Filtered(lists)),
            LocalFunctionStatementSyntax function => function.WithAttributeLists(Filtered(lists)),
            LambdaExpressionSyntax lambda => lambda.WithAttributeLists(Filtered(lists)),
            _ => owner,
        };
        return changed.WithLeadingTrivia(leading);

        SyntaxList<AttributeListSyntax> Filtered(IEnumerable<AttributeListSyntax> all) => SyntaxFactory.List(
            all.Where(list => list.Attributes.Count > 1 || list.Attributes[0] != attribute)
                .Select(list => list.WithAttributes(Without(list.Attributes, attribute))));
    }

    private static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, T node)
        where T : SyntaxNode
    {
        if (!list.Contains(node))
        {
            return list;
        }

        var rest = list.Remove(node);
        return node == list.Last() ? rest.Replace(rest.Last(), rest.Last().WithTrailingTrivia(node.GetTrailingTrivia())) : rest;
    }
}
