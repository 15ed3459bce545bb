using Instrumentation.CompilerServices;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>Reads records in place, as an encoder does, and keeps sums only.</summary>
internal sealed class InPlaceReader : IInPlaceTraceReporter
{
    private long _spans;
    private long _attributes;

    public long Spans => Interlocked.Read(ref _spans);

    public long Attributes => Interlocked.Read(ref _attributes);

    public void Open(ReporterConfig config)
    {
    }

    public void Report(SpanRecord span, SpanVariables variables)
    {
        Interlocked.Increment(ref _spans);
        Interlocked.Add(ref _attributes, span.Attributes.Length + variables.Count);
    }

    public void NotifyOfAddedSpan(Span span) => throw new InvalidOperationException("A reporter that reads in place is not given objects.");

    public void Close()
    {
    }
}
