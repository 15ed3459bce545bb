using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>A queued reporter that holds on to the first span until it is released.</summary>
public sealed class HeldReporter : ITraceReporter, ITraceReporterFactory, IDisposable
{
    private readonly ManualResetEventSlim _released = new();

    /// <summary>Set when the first span has arrived.</summary>
    public ManualResetEventSlim Holding { get; } = new();

    public ITraceReporter CreateTraceReporter(ReporterConfig config) => this;

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span)
    {
        Holding.Set();
        _released.Wait();
    }

    public void Release() => _released.Set();

    public void Close()
    {
    }

    public void Dispose()
    {
        _released.Dispose();
        Holding.Dispose();
    }
}
