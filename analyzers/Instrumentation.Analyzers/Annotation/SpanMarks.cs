using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>
/// The attributes of a compilation that may be <c>[Span]</c> or <c>[SpanTag]</c>, by the names that are written: to find out what the others are would be most of the work.
/// An attribute has the name of its type, with or without "Attribute", or an alias.
/// </summary>
internal sealed class SpanMarks
{
    private static readonly ConditionalWeakTable<Compilation, SpanMarks> Known = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, AttributeSyntax[]> _files = new();
    private readonly HashSet<string> _names = ["Span", "SpanAttribute", "SpanTag", "SpanTagAttribute"];

    private SpanMarks(Compilation compilation)
    {
        _compilation = compilation;
        foreach (var tree in compilation.SyntaxTrees.Where(tree => WrittenNames.PlacesIn(tree, ["global"]) is not { Count: 0 }))
        {
            // An alias for all files may stand for anything.
            ((CompilationUnitSyntax)tree.GetRoot()).Usings.Where(IsGlobal).ToList().ForEach(directive => AddAlias(directive, _names));
        }
    }

    public static SpanMarks In(Compilation compilation) => Known.GetValue(compilation, static key => new SpanMarks(key));

    /// <summary>Those of one file, in the order of the text.</summary>
    public AttributeSyntax[] In(SyntaxTree tree) => _files.GetOrAdd(tree, Find);

    /// <summary>False when no attribute in the code can be one; what is compiled already, and has no code here, may always have one.</summary>
    public bool MayBeAt(ISymbol symbol) => symbol.DeclaringSyntaxReferences is var parts && (parts.IsEmpty || parts.Any(MayBeIn));

    private bool MayBeIn(SyntaxReference part) => Array.Exists(In(part.SyntaxTree), attribute => part.Span.Contains(attribute.Span));

    private AttributeSyntax[] Find(SyntaxTree tree)
    {
        // The aliases of another project are not known.
        if (!_compilation.ContainsSyntaxTree(tree))
        {
            return AllIn(tree);
        }

        HashSet<string> names = [.. _names];
        while (WrittenNames.PlacesIn(tree, names) is { } places)
        {
            if (places.Count == 0)
            {
                return [];
            }

            var root = tree.GetRoot();
            var written = places.Select(place => OwnerAt(root, place)).ToList();
            var known = names.Count;
            written.OfType<UsingDirectiveSyntax>().ToList().ForEach(directive => AddAlias(directive, names));
            if (names.Count == known)
            {
                return [.. written.OfType<AttributeSyntax>().Distinct()];
            }
        }

        return AllIn(tree);
    }

    /// <summary>What has the name of which the word at the place is a part, such as an attribute or a <c>using</c>.</summary>
    private static SyntaxNode? OwnerAt(SyntaxNode root, int place)
    {
        var token = root.FindToken(place);
        if (!token.Span.Contains(place))
        {
            return null;
        }

        var node = token.Parent;
        while (node is NameSyntax)
        {
            node = node.Parent;
        }

        return node;
    }

    private static AttributeSyntax[] AllIn(SyntaxTree tree) => [.. tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>()];

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    /// <summary>An attribute may leave the end of its name out, an alias or not.</summary>
    private static void AddAlias(UsingDirectiveSyntax directive, HashSet<string> names)
    {
        if (directive.Alias?.Name.Identifier.ValueText is not { } alias)
        {
            return;
        }

        names.Add(alias);
        if (alias.Length > nameof(Attribute).Length && alias.EndsWith(nameof(Attribute), StringComparison.Ordinal))
        {
            names.Add(alias.Substring(0, alias.Length - nameof(Attribute).Length));
        }
    }
}
