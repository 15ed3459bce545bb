using System.Collections.Immutable;
using Instrumentation.Generators.Models;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Parsing;

/// <summary>Writes a name with placeholders as an interpolated string, whose numbers are not boxed.</summary>
internal static class NameExpressions
{
    public static ValueModel? Of(ImmutableArray<NamePart> parts) => parts.All(part => part.Value is null)
        ? null
        : new ValueModel(
            $"string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{string.Concat(parts.Select(Piece))}\")",
            parts.Any(part => part.Value is { MayThrow: true }));

    private static string Piece(NamePart part) => part.Value is { } value ? Hole(value, part.Format) : Text(part.Text);

    private static string Text(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    private static string Hole(SpanValue value, string? format) => value.Underlying.Name switch
    {
        "Uri" when format is null => $"{{{value.Expression}?.OriginalString}}",
        _ => (format ?? RoundTripFormat(value.Underlying)) is { } written ? $"{{{value.Expression}:{written}}}" : $"{{{value.Expression}}}",
    };

    private static string? RoundTripFormat(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_DateTime } or { Name: "DateTimeOffset" } => "O",
        { Name: "TimeSpan" } => "c",
        _ => null,
    };
}
