using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>What flows to the spans opened within another one. Immutable, because it outlives the pooled record of its span.</summary>
/// <param name="traceId">The trace of everything opened within.</param>
/// <param name="spanId">
/// The parent of what is opened within: the nearest span around it that is sure to be reported. 0 when there is none.
/// </param>
internal sealed class SpanContextNode(TraceIdBits traceId, ulong spanId)
{
    public TraceIdBits TraceId { get; } = traceId;

    public ulong SpanId { get; } = spanId;
}
