using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN012: takes the <c>[SpanTag]</c> away, and puts that of a Core where it is read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TagOutsideSpanFixProvider))]
[Shared]
public sealed class TagOutsideSpanFixProvider() : AttributeFixProvider(RuleIdentifiers.TagOutsideSpan, "Remove [SpanTag], or move it to the [Span] method")
{
    private protected override SyntaxNode? TargetOf(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations is not [{ } place] || place.SourceTree != root.SyntaxTree)
        {
            return null;
        }

        var target = root.FindNode(place.SourceSpan).FirstAncestorOrSelf<SyntaxNode>(node => node is ParameterSyntax or MethodDeclarationSyntax);
        return IsMarked(target, diagnostic.Location, root) ? null : target;
    }

    private static bool IsMarked(SyntaxNode? target, Location place, SyntaxNode root) => AttributeEdits.Find(root, place) is { } attribute
        && target?.ChildNodes().OfType<AttributeListSyntax>().SelectMany(list => list.Attributes).Any(each => each.IsEquivalentTo(attribute, topLevel: false)) == true;
}
