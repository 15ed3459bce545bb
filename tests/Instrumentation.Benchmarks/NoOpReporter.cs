using Instrumentation.Reporters;

namespace Instrumentation.Benchmarks;

/// <summary>A user's reporter, which gets <c>Span</c> objects through its queue.</summary>
internal sealed class NoOpReporter : ITraceReporter
{
    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Traces.Span span)
    {
    }

    public void Close()
    {
    }
}
