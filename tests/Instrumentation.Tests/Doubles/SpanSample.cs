using System.Diagnostics;
using System.Globalization;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>Spans whose every part is known.</summary>
public static class SpanSample
{
    public const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    public const string ParentId = "b7ad6b7169203331";

    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-03-01T14:03:07.512Z", CultureInfo.InvariantCulture);

    public static Span Span(string name = "enrich", long nanos = 1_240_000) => Builder(name, nanos).Build();

    public static SpanBuilder Builder(string name = "enrich", long nanos = 1_240_000) => Instrumentation.Traces.Span.Builder(typeof(SpanSample), name)
        .SetParent(new ActivityContext(ActivityTraceId.CreateFromString(TraceId), ActivitySpanId.CreateFromString(ParentId), ActivityTraceFlags.Recorded))
        .SetStartTime(Start)
        .SetEndTime(Start.AddTicks(nanos / TimeSpan.NanosecondsPerTick));
}
