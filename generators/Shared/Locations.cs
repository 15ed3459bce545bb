using Microsoft.CodeAnalysis;

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
}
