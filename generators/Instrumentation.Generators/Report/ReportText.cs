using System.Globalization;
using System.Text;

namespace Instrumentation.Generators.Report;

/// <summary>Texts as the report's files write them.</summary>
internal static class ReportText
{
    /// <summary>A JSON string.</summary>
    public static string Quote(string text) => $"\"{OnOneLine(text.Replace("\\", "\\\\").Replace("\"", "\\\""))}\"";

    /// <summary>What would end a line, does not show, or is half a character is written as JSON escapes it.</summary>
    public static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                line.Append(text[i++]).Append(text[i]);
            }
            else
            {
                line.Append(Escaped(text[i]) ?? text[i].ToString());
            }
        }

        return line.ToString();
    }

    private static string? Escaped(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
            ? $"\\u{(int)character:x4}"
            : null,
    };
}
