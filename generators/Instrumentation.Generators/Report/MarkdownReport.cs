using System.Text.RegularExpressions;

namespace Instrumentation.Generators.Report;

/// <summary>Writes the report as a table for people.</summary>
internal static class MarkdownReport
{
    private const string Computed = "*computed*";

    /// <summary>The file's text; lines end in <c>\n</c>.</summary>
    public static string Write(SpanReport report) => string.Concat(Lines(report).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(SpanReport report)
    {
        yield return $"# Spans of {report.Assembly}";
        yield return "";
        if (report.Spans.Count == 0)
        {
            yield return "This project reports no spans.";
            yield break;
        }

        yield return "| Scope | Name | Attributes | Options | Form | Place |";
        yield return "|---|---|---|---|---|---|";
        foreach (var span in report.Spans)
        {
            yield return Line(
                CodeOrComputed(span.Scope),
                CodeOrComputed(span.Name),
                string.Join(", ", span.Attributes.Select(attribute => $"{Code(attribute.Key)} {attribute.Type}")),
                string.Join(", ", span.Options.Select(option => Code($"{option.Name} = {option.Value}"))),
                span.Form,
                Code($"{span.File}:{span.Line}"));
        }
    }

    private static string Line(params string[] cells) => "|" + string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {cell} |"));

    private static string CodeOrComputed(string? text) => text is null ? Computed : Code(text);

    // A table ends a cell at each bar without a backslash, also within code.
    private static string Code(string text)
    {
        var line = ReportText.OnOneLine(text).Replace("|", "\\|");
        var fence = new string('`', 1 + Regex.Matches(line, "`+").Cast<Match>().Select(run => run.Length).DefaultIfEmpty().Max());
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }
}
