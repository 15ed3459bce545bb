using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>Names a type of the runtime at a place in a document, which gets the <c>using</c> for it when it has none.</summary>
internal static class TypeNames
{
    /// <summary>The name of a type, and the change that makes it known, if one is needed.</summary>
    public static (string Name, TextChange? Using) Of(INamedTypeSymbol type, SemanticModel model, int position)
    {
        var known = model.LookupNamespacesAndTypes(position, name: type.Name);
        if (known.Contains(type, SymbolEqualityComparer.Default))
        {
            return (type.Name, null);
        }

        return known.Any(each => each is not INamedTypeSymbol { Arity: > 0 })
            ? (type.ToMinimalDisplayString(model, position), null)
            : (type.Name, Using(type.ContainingNamespace.ToDisplayString(), model.SyntaxTree.GetCompilationUnitRoot()));
    }

    /// <summary>As <see cref="Of"/>, without the suffix that an attribute is written without.</summary>
    public static (string Name, TextChange? Using) OfAttribute(INamedTypeSymbol type, SemanticModel model, int position)
    {
        var (name, change) = Of(type, model, position);
        return (name.Substring(0, name.Length - nameof(Attribute).Length), change);
    }

    /// <summary>The change that imports a namespace.</summary>
    public static TextChange Using(string name, CompilationUnitSyntax root)
    {
        var line = $"using {name};{Annotation.Signature.EndOfLine(root)}";
        var plain = root.Usings.Where(each => each is { Alias: null, Name: not null } && each.StaticKeyword.IsKind(SyntaxKind.None) && each.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        if (plain.FirstOrDefault(each => ComesAfter(each.Name!.ToString(), name)) is { } next)
        {
            return new TextChange(new TextSpan(next.SpanStart, 0), line);
        }

        if (plain.LastOrDefault() is { } last)
        {
            return new TextChange(new TextSpan(last.FullSpan.End, 0), line);
        }

        var start = root.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax first ? first.SpanStart : 0;
        return new TextChange(new TextSpan(start, 0), line + Annotation.Signature.EndOfLine(root));
    }

    private static bool ComesAfter(string one, string other) => !IsSystem(one) && string.CompareOrdinal(one, other) > 0;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
