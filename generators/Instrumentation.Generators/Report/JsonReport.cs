namespace Instrumentation.Generators.Report;

/// <summary>Writes the report as JSON for programs, a value per line.</summary>
internal static class JsonReport
{
    /// <summary>The file's text; lines end in <c>\n</c>.</summary>
    public static string Write(SpanReport report) => Block('{', '}', "", [Member("assembly", ReportText.Quote(report.Assembly)), Member("spans", Block('[', ']', "  ", report.Spans.Select(Span)))]) + "\n";

    private static string Span(SpanRow span) => Block('{', '}', "    ", [
        Member("scope", QuoteOrNull(span.Scope)),
        Member("name", QuoteOrNull(span.Name)),
        Member("form", ReportText.Quote(span.Form)),
        Member("attributes", Block('[', ']', "      ", span.Attributes.Select(Attribute))),
        Member("options", Block('{', '}', "      ", span.Options.Select(option => Member(option.Name, option.Value)))),
        Member("file", ReportText.Quote(span.File)),
        Member("line", $"{span.Line}"),
    ]);

    private static string Attribute(AttributeRow attribute) => $"{{ {Member("key", ReportText.Quote(attribute.Key))}, {Member("type", ReportText.Quote(attribute.Type))} }}";

    private static string Member(string name, string value) => $"{ReportText.Quote(name)}: {value}";

    private static string QuoteOrNull(string? text) => text is null ? "null" : ReportText.Quote(text);

    private static string Block(char open, char close, string indent, IEnumerable<string> items)
    {
        var lines = string.Join(",", items.Select(item => $"\n{indent}  {item}"));
        return lines.Length == 0 ? $"{open}{close}" : $"{open}{lines}\n{indent}{close}";
    }
}
