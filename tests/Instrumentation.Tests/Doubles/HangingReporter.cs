using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>A queued reporter that does not return from a span until it is released.</summary>
internal sealed class HangingReporter : ITraceReporter, IDisposable
{
    private readonly ManualResetEventSlim _released = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => _entered.Task;

    public bool IsClosed { get; private set; }

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span)
    {
        _entered.TrySetResult();
#pragma warning disable SPAN201 // To hang is what it is for.
        _released.Wait();
#pragma warning restore SPAN201
    }

    public void Close() => IsClosed = true;

    public void Release() => _released.Set();

    public void Dispose() => Release();
}
