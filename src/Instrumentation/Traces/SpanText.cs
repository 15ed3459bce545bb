using System.Globalization;
using System.Text;

namespace Instrumentation.Traces;

/// <summary>Writes a span as Flink's <c>SimpleSpan.toString()</c> does.</summary>
internal static class SpanText
{
    public static string Render(Span span)
    {
        var text = new StringBuilder();
        Append(text, span);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Span span)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"SimpleSpan{{scope={span.Scope}, name={span.Name}, startTsMillis={span.StartTsMillis}, endTsMillis={span.EndTsMillis}, attributes={{");
        AppendJoined(text, span.Attributes, static (t, attribute) => t.Append(attribute.Key).Append('=').Append(JavaText(attribute.Value)));
        text.Append("}, children=[");
        AppendJoined(text, span.Children, Append);
        text.Append("]}");
    }

    private static void AppendJoined<T>(StringBuilder text, IEnumerable<T> items, Action<StringBuilder, T> append)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(", ");
            }

            first = false;
            append(text, item);
        }
    }

    // Java prints a double with at least one decimal, and truth values in lower case.
    private static string JavaText(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number when double.IsInteger(number) && Math.Abs(number) < 1e7 => number.ToString("0.0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
