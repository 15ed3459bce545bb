using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class BlockingReporter : ITraceReporter
{
    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span) => Thread.Sleep(1);

    public void Close()
    {
    }
}
