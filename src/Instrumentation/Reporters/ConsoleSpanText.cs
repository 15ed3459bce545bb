using System.Diagnostics;
using System.Globalization;
using System.Text;
using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>Writes a span and its children as lines for a terminal.</summary>
/// <param name="isStyled">Whether to use ANSI colors.</param>
internal sealed class ConsoleSpanText(bool isStyled)
{
    private const string Red = "\u001b[31m";
    private const string Dim = "\u001b[2m";
    private const string Reset = "\u001b[0m";

    public string Render(Span root)
    {
        var text = new StringBuilder();
        Append(text, root, root, depth: 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, Span span, Span root, int depth)
    {
        var start = DateTimeOffset.UnixEpoch.AddTicks(span.StartTimeUnixNanos / TimeSpan.NanosecondsPerTick);
        text.Append(CultureInfo.InvariantCulture, $"{start:HH:mm:ss.fff} {ConsoleText.Duration(span),10}  ");
        AppendStyled(text, $"{Status(span.Status),-5} ", span.Status == SpanStatus.Error ? Red : null);
        text.Append(' ', 2 * depth).Append(ConsoleText.OneLine(span.Name));
        if (span.StatusDescription is { } description)
        {
            text.Append(": ").Append(ConsoleText.OneLine(description));
        }

        AppendAttributes(text, span, root);
        if (ReferenceEquals(span, root))
        {
            AppendStyled(text, Identity(span), Dim);
        }

        text.AppendLine();
        foreach (var child in span.Children)
        {
            Append(text, child, root, depth + 1);
        }
    }

    private void AppendAttributes(StringBuilder text, Span span, Span root)
    {
        foreach (var (key, value) in span.Attributes.OrderBy(attribute => IsVariable(attribute.Key)))
        {
            var isRepeated = !ReferenceEquals(span, root) && IsVariable(key)
                && root.Attributes.TryGetValue(key, out var ofRoot) && ofRoot.Equals(value);
            if (!isRepeated)
            {
                AppendStyled(text, $"  {ConsoleText.OneLine(key)}={ConsoleText.Value(value)}", IsVariable(key) ? Dim : null);
            }
        }
    }

    private void AppendStyled(StringBuilder text, string part, string? style) =>
        text.Append(isStyled ? style : null).Append(part).Append(isStyled && style is not null ? Reset : null);

    private static bool IsVariable(string key) => VariableName.WithoutBrackets(key).Length < key.Length;

    // Nested [Span] calls are spans of their own: their ids tell what belongs together.
    private static string Identity(Span span) =>
        $"  ({ConsoleText.OneLine(span.Scope)} trace {span.TraceId.ToHexString()} span {span.SpanId.ToHexString()}"
        + (span.ParentSpanId == default(ActivitySpanId) ? ")" : $" parent {span.ParentSpanId.ToHexString()})");

    private static string Status(SpanStatus status) => status switch
    {
        SpanStatus.Ok => "ok",
        SpanStatus.Error => "ERROR",
        _ => "-",
    };
}
