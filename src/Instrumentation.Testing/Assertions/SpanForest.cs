using System.Diagnostics;
using System.Text;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Testing;

/// <summary>Spans as they belong together: what was built as a tree, and nested <c>[Span]</c> calls, which are spans of their own, below their parent.</summary>
internal sealed class SpanForest
{
    private readonly ILookup<ActivitySpanId, Span> _children;
    private readonly IReadOnlyList<Span> _roots;

    public SpanForest(IEnumerable<Span> spans)
    {
        All = spans.SelectMany(WithDescendants).DistinctBy(span => span.SpanId).ToArray();
        var ids = All.Select(span => span.SpanId).ToHashSet();
        _children = All.OrderBy(span => span.StartTimeUnixNanos).ToLookup(span => span.ParentSpanId);
        _roots = All.Where(span => !ids.Contains(span.ParentSpanId)).OrderBy(span => span.StartTimeUnixNanos).ToArray();
    }

    /// <summary>Every span once, a root before its children.</summary>
    public IReadOnlyList<Span> All { get; }

    /// <summary>A line per span: name, duration, status and attributes, children indented below.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var root in _roots)
        {
            Append(text, root, depth: 0);
        }

        return All.Count == 0 ? "  (no span)" : text.ToString().TrimEnd();
    }

    private void Append(StringBuilder text, Span span, int depth)
    {
        text.Append(' ', 2 + (2 * depth)).Append(ConsoleText.OneLine(span.Name)).Append("  ").Append(ConsoleText.Duration(span));
        if (span.Status != SpanStatus.Unset)
        {
            text.Append("  ").Append(span.Status);
        }

        if (span.StatusDescription is { } description)
        {
            text.Append(": ").Append(ConsoleText.OneLine(description));
        }

        foreach (var (key, value) in span.Attributes)
        {
            text.Append("  ").Append(ConsoleText.OneLine(key)).Append('=').Append(ConsoleText.Value(value));
        }

        text.AppendLine();
        foreach (var child in _children[span.SpanId])
        {
            Append(text, child, depth + 1);
        }
    }

    private static IEnumerable<Span> WithDescendants(Span span) => span.Children.SelectMany(WithDescendants).Prepend(span);
}
