using System.Globalization;
using System.Text;
using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>Makes texts safe and short for a terminal.</summary>
internal static class ConsoleText
{
    public const int MaxLength = 200;

    /// <summary>A duration with three or four digits and its unit.</summary>
    public static string Duration(Span span)
    {
        var nanos = span.EndTimeUnixNanos - span.StartTimeUnixNanos;
        return nanos switch
        {
            < 1_000 => Text($"{nanos} ns"),
            < 1_000_000 => Text($"{nanos / 1e3:0.0} us"),
            < 1_000_000_000 => Text($"{nanos / 1e6:0.00} ms"),
            < 60_000_000_000 => Text($"{nanos / 1e9:0.00} s"),
            _ => Text($"{nanos / 60e9:0.0} min"),
        };
    }

    /// <summary>The value of an attribute, in quotes when it would not be seen as one value otherwise.</summary>
    public static string Value(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string text when text.Length == 0 || text.AsSpan().IndexOfAny(' ', '"', '=') >= 0 => $"\"{OneLine(text.Replace("\"", "\\\"", StringComparison.Ordinal))}\"",
        string text => OneLine(text),
        _ => Text($"{value}"),
    };

    /// <summary>Escapes what would break the line or command the terminal, and cuts what is long.</summary>
    public static string OneLine(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        var result = new StringBuilder(cut.Length);
        foreach (var character in cut)
        {
            _ = character switch
            {
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when IsUnsafe(character) => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => result.Append(character),
            };
        }

        return cut.Length == text.Length ? result.ToString() : result.Append(CultureInfo.InvariantCulture, $"... ({text.Length} characters)").ToString();
    }

    private static bool IsUnsafe(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
