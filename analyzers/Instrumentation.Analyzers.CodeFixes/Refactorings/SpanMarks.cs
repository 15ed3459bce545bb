using Instrumentation.Analyzers.CodeFixes.Annotation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>Writes <c>[Span]</c> and <c>[SpanTag]</c>.</summary>
internal static class SpanMarks
{
    /// <summary>The method with one more attribute, on a line of its own below its documentation and its other attributes.</summary>
    public static MethodDeclarationSyntax WithSpan(this MethodDeclarationSyntax method, RefactoredMethod refactored, string arguments)
    {
        var first = method.FirstToken();
        var list = AttributeEdits.List(refactored.NameOf(refactored.Types.SpanAttribute), arguments)
            .WithLeadingTrivia(first.LeadingTrivia)
            .WithTrailingTrivia(refactored.EndOfLine);
        var indentation = method.Indentation();
        return method.ReplaceToken(first, first.WithLeadingTrivia(indentation)).AddAttributeLists(list);
    }

    /// <summary>The parameter with one more attribute.</summary>
    public static ParameterSyntax WithTag(this ParameterSyntax parameter, RefactoredMethod refactored, string arguments)
    {
        var leading = parameter.GetLeadingTrivia();
        var list = AttributeEdits.List(refactored.NameOf(refactored.Types.SpanTagAttribute), arguments).WithTrailingTrivia(SyntaxFactory.Space);
        return parameter.AttributeLists.Count > 0
            ? parameter.AddAttributeLists(list)
            : parameter.WithoutLeadingTrivia().AddAttributeLists(list).WithLeadingTrivia(leading);
    }
}
