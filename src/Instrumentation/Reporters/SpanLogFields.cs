using System.Collections;
using System.Diagnostics;
using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>A span as the structured state of a log entry.</summary>
internal sealed class SpanLogFields(Span span) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] _fields = [.. FieldsOf(span)];

    public int Count => _fields.Length;

    public KeyValuePair<string, object?> this[int index] => _fields[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"Reported span: {span}";

    private static IEnumerable<KeyValuePair<string, object?>> FieldsOf(Span span)
    {
        // The object, not its text: a logger that shows no fields never asks for it.
        yield return new("Span", span);
        yield return new("Scope", span.Scope);
        yield return new("Name", span.Name);
        yield return new("StartTime", DateTimeOffset.UnixEpoch.AddTicks(span.StartTimeUnixNanos / TimeSpan.NanosecondsPerTick));
        yield return new("DurationMs", span.Duration.TotalMilliseconds);
        yield return new("Kind", span.Kind);
        yield return new("Status", span.Status);
        yield return new("StatusDescription", span.StatusDescription);
        yield return new("TraceId", span.TraceId.ToHexString());
        yield return new("SpanId", span.SpanId.ToHexString());
        yield return new("ParentSpanId", span.ParentSpanId == default(ActivitySpanId) ? null : span.ParentSpanId.ToHexString());
        yield return new("Children", span.Children.Count);
        foreach (var (key, value) in span.Attributes)
        {
            yield return new("Attributes." + key, value);
        }

        yield return new("{OriginalFormat}", "Reported span: {Span}");
    }
}
