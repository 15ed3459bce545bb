using Instrumentation.CompilerServices;
using Instrumentation.Reporters;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Reads spans in place, as the OTLP reporter does.</summary>
internal sealed class CountingReporter : IInPlaceTraceReporter
{
    public int Count { get; private set; }

    public void Open(ReporterConfig config)
    {
    }

    public void Report(SpanRecord span, SpanVariables variables) => Count += span.Attributes.Length == 2 ? 1 : 0;

    public void NotifyOfAddedSpan(Traces.Span span) => throw new InvalidOperationException("Not called for a reporter that reads in place.");

    public void Close()
    {
    }
}
