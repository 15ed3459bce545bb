using Instrumentation.CompilerServices;
using Instrumentation.Reporters;

namespace Instrumentation.Benchmarks;

/// <summary>Reads each span where it was recorded, and does next to nothing with it.</summary>
internal sealed class InPlaceCounter : IInPlaceTraceReporter
{
    public long Nanos { get; private set; }

    public void Open(ReporterConfig config)
    {
    }

    public void Report(SpanRecord span, SpanVariables variables) => Nanos += span.EndTimeUnixNanos - span.StartTimeUnixNanos;

    public void NotifyOfAddedSpan(Traces.Span span)
    {
    }

    public void Close()
    {
    }
}
