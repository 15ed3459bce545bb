using System.Diagnostics;
using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>What flows to the spans opened within another one. Immutable, because it outlives the pooled record of its span.</summary>
/// <param name="traceId">The trace of everything opened within.</param>
/// <param name="spanId">
/// The parent of what is opened within: the nearest span around it that is sure to be reported. 0 when there is none.
/// </param>
/// <param name="isRecorded">False when the application's listeners have decided not to sample the span, which goes for what is opened within as well.</param>
internal sealed class SpanContextNode(TraceIdBits traceId, ulong spanId, bool isRecorded = true)
{
    public TraceIdBits TraceId { get; } = traceId;

    public ulong SpanId { get; } = spanId;

    /// <summary>The form in which an activity takes its parent.</summary>
    public ActivityContext ToActivityContext() => new(
        TraceId.ToActivityTraceId(),
        SpanId == 0 ? default : SpanIds.ToActivitySpanId(SpanId),
        isRecorded ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None);
}
