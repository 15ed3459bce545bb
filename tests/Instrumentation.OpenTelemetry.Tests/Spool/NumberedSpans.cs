using Instrumentation.Metrics;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>Spans that can be told from one another, and whose order can be seen.</summary>
public static class NumberedSpans
{
    public static void AddSpans(this MetricGroup group, int first, int count, string text = "some text")
    {
        for (var number = first; number < first + count; number++)
        {
            group.AddSpan(Span.Builder(typeof(NumberedSpans), "numbered").SetAttribute("number", number).SetAttribute("text", text));
        }
    }

    public static long Number(this Otlp.Span span) => span.Attributes.Single(attribute => attribute.Key == "number").Value.IntValue;

    /// <summary>The numbers of the spans that were accepted, in order of arrival.</summary>
    public static IReadOnlyList<long> Numbers(this OtlpReceiver receiver) => [.. receiver.Spans.Select(Number)];

    public static IReadOnlyList<long> Numbers(this ReceivedRequest request) => [.. request.Spans.Select(Number)];

    /// <summary>The numbers from 0.</summary>
    public static IEnumerable<long> UpTo(int count) => Enumerable.Range(0, count).Select(number => (long)number);
}
