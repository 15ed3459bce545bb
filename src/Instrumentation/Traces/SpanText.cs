using System.Globalization;
using System.Text;

namespace Instrumentation.Traces;

/// <summary>Writes a span as Flink's <c>SimpleSpan.toString()</c> does. Nothing recurses: trees may be deep.</summary>
internal static class SpanText
{
    private const string Separator = ", ";
    private const string End = "]}";

    public static string Render(Span span)
    {
        var text = new StringBuilder();
        var open = new Stack<(IReadOnlyList<Span> Children, int Next)>();
        AppendHead(text, span);
        open.Push((span.Children, 0));
        while (open.TryPop(out var level))
        {
            if (level.Next == level.Children.Count)
            {
                text.Append(End);
                continue;
            }

            text.Append(level.Next == 0 ? "" : Separator);
            open.Push(level with { Next = level.Next + 1 });
            var child = level.Children[level.Next];
            AppendHead(text, child);
            open.Push((child.Children, 0));
        }

        return text.ToString();
    }

    // Everything up to the first child.
    private static void AppendHead(StringBuilder text, Span span)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"SimpleSpan{{scope={span.Scope}, name={span.Name}, startTsMillis={span.StartTsMillis}, endTsMillis={span.EndTsMillis}, attributes={{");
        var separator = "";
        foreach (var (key, value) in span.Attributes)
        {
            text.Append(separator).Append(key).Append('=').Append(JavaText.Of(value));
            separator = Separator;
        }

        text.Append("}, children=[");
    }
}
