using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Changes to the members of a document: each member is replaced by one or more, and types become partial.</summary>
internal sealed class MemberEdits
{
    private readonly Dictionary<MemberDeclarationSyntax, MemberDeclarationSyntax[]> _replacements = [];
    private readonly HashSet<TypeDeclarationSyntax> _partial = [];

    public void Replace(MemberDeclarationSyntax member, params MemberDeclarationSyntax[] members) => _replacements[member] = members;

    public void MakePartial(TypeDeclarationSyntax type) => _partial.Add(type);

    public SyntaxNode Apply(SyntaxNode root)
    {
        var types = _partial.Concat(_replacements.Keys.Select(member => member.Parent).OfType<TypeDeclarationSyntax>()).Distinct();
        return root.ReplaceNodes(types, (original, rewritten) =>
        {
            // Types within the type have been changed already; their number is the same.
            var members = original.Members.Zip(rewritten.Members, (before, after) => _replacements.TryGetValue(before, out var instead) ? instead : [after]);
            var changed = rewritten.WithMembers(SyntaxFactory.List(members.SelectMany(each => each)));
            return _partial.Contains(original) ? AddPartial(changed) : changed;
        });
    }

    private static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
