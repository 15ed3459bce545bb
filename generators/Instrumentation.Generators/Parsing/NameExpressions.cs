using System.Collections.Immutable;
using Instrumentation.Generators.Models;
using Instrumentation.Generators.Writing;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Parsing;

/// <summary>Writes a name with placeholders as interpolated strings.</summary>
internal static class NameExpressions
{
    public static NameModel? Of(ImmutableArray<NamePart> name, ParseOptions options)
    {
        if (name.All(part => part.Value is null))
        {
            return null;
        }

        var parts = new List<string>();
        var results = new List<string>();
        var current = new List<NamePart>();
        foreach (var part in name)
        {
            if (part.IsOfResult)
            {
                parts.Add(Expression(current));
                results.Add(Expression([part]));
                current.Clear();
            }
            else
            {
                current.Add(part);
            }
        }

        parts.Add(Expression(current));
        return new NameModel(parts.ToEquatableArray(), results.ToEquatableArray(), MayThrow(ofResult: false), MayThrow(ofResult: true));

        string Expression(List<NamePart> pieces) => pieces switch
        {
            [] => "\"\"",
            [{ Value: null } only] => SymbolDisplay.FormatLiteral(only.Text, quote: true),
            _ => Interpolated($"$\"{string.Concat(pieces.Select(Piece))}\""),
        };

        // Handlers of interpolated strings, which do not box, came with C# 10.
        string Interpolated(string text) => options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp10 }
            ? $"global::System.FormattableString.Invariant({text})"
            : name.Any(part => part.IsOfResult) ? $"{Generated.ActiveSpan}.Text({text})" : text;

        bool MayThrow(bool ofResult) => name.Any(part => part.IsOfResult == ofResult && part.Value is { MayThrow: true });
    }

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
