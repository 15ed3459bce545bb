using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Shared;

/// <summary>Places in the user's code.</summary>
internal static class Locations
{
    /// <summary>The name in the declaration of a symbol.</summary>
    public static Location LocationOf(this ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    /// <summary>The attribute, or the symbol when the attribute stands in no source.</summary>
    public static Location LocationIn(this AttributeData attribute, ISymbol symbol) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Location.Create(reference.SyntaxTree, reference.Span)
            : symbol.LocationOf();

    /// <summary>
    /// A part of a string that an attribute has as an argument: where it is written out character by character, that part, else <see langword="null"/>.
    /// </summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="argument">Name of the property, or of the constructor's parameter.</param>
    /// <param name="start">Where the part begins in the string.</param>
    /// <param name="length">How long it is.</param>
    public static Location? LocationInText(this AttributeData attribute, string argument, int start, int length)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList: { } arguments })
        {
            return null;
        }

        var isConstructors = attribute.AttributeConstructor?.Parameters.Any(parameter => parameter.Name == argument) == true;
        var written = arguments.Arguments.FirstOrDefault(each => isConstructors ? each.NameEquals is null : each.NameEquals?.Name.Identifier.ValueText == argument);
        if (written?.Expression is not LiteralExpressionSyntax { Token: var token } || !(token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)))
        {
            return null;
        }

        var offset = token.Text.IndexOf(token.ValueText, StringComparison.Ordinal);
        return offset < 0 ? null : Location.Create(token.SyntaxTree!, new TextSpan(token.SpanStart + offset + start, length));
    }
}
