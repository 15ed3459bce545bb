using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Flow.Methods;

/// <summary>One entry of a list in <c>.editorconfig</c>: a method by its name, or all methods that carry an attribute.</summary>
internal sealed class ListedMethod
{
    private readonly bool _isAttribute;
    private readonly string[] _parts;

    private ListedMethod(bool isAttribute, string[] parts)
    {
        _isAttribute = isAttribute;
        _parts = parts;
    }

    /// <summary>Null when the entry is neither <c>Name</c>, with as much in front as tells it apart, nor such a name in brackets.</summary>
    public static ListedMethod? Parse(string entry)
    {
        var isAttribute = entry.Length > 1 && entry[0] == '[' && entry[entry.Length - 1] == ']';
        var parts = (isAttribute ? entry.Substring(1, entry.Length - 2).Trim() : entry).Split('.');
        return parts.All(SyntaxFacts.IsValidIdentifier) ? new ListedMethod(isAttribute, parts) : null;
    }

    public bool Matches(IMethodSymbol method) => _isAttribute
        ? method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && (IsNamed(type, "") || IsNamed(type, nameof(Attribute))))
        : IsNamed(method, "");

    /// <summary>The name of the method; null when it is known by an attribute.</summary>
    public string? Name => _isAttribute ? null : _parts[_parts.Length - 1];

    private bool IsNamed(ISymbol symbol, string suffix)
    {
        ISymbol? current = symbol;
        for (var i = _parts.Length - 1; i >= 0; i--)
        {
            if (current?.Name != _parts[i] + suffix)
            {
                return false;
            }

            suffix = "";
            current = Around(current);
        }

        return true;
    }

    /// <summary>The type or namespace around; an extension block, which has no name, counts as its class.</summary>
    private static ISymbol? Around(ISymbol symbol) =>
        symbol.ContainingType is { Name: "" } block ? Around(block) : symbol.ContainingType ?? (ISymbol?)symbol.ContainingNamespace;
}
