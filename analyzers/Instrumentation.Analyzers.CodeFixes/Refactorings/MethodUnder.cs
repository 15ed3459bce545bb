using Instrumentation.Analyzers.CodeFixes.Annotation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>Finds what a refactoring is asked for.</summary>
internal static class MethodUnder
{
    /// <summary>The method on whose head the cursor is: behind its attributes, up to its body.</summary>
    public static MethodDeclarationSyntax? Cursor(SyntaxNode root, TextSpan cursor)
    {
        var method = root.FindToken(cursor.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        return method is not null && TextSpan.FromBounds(method.FirstToken().SpanStart, method.LastToken().Span.End).Contains(cursor) ? method : null;
    }
}
