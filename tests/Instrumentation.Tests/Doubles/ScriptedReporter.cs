using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>A reporter that does what a test tells it to, and counts its calls.</summary>
internal class ScriptedReporter : ITraceReporter
{
    private int _opened;
    private int _notified;
    private int _closed;
    private int _notifiedAfterClose;

    public bool IsInline { get; init; }

    public Action OnOpen { get; init; } = () => { };

    public Action<Span> OnSpan { get; init; } = _ => { };

    public Action OnClose { get; init; } = () => { };

    public int Opened => Volatile.Read(ref _opened);

    public int Notified => Volatile.Read(ref _notified);

    public int Closed => Volatile.Read(ref _closed);

    public int NotifiedAfterClose => Volatile.Read(ref _notifiedAfterClose);

    public void Open(ReporterConfig config)
    {
        Interlocked.Increment(ref _opened);
        OnOpen();
    }

    public void NotifyOfAddedSpan(Span span)
    {
        if (Closed > 0)
        {
            Interlocked.Increment(ref _notifiedAfterClose);
        }

        Interlocked.Increment(ref _notified);
        OnSpan(span);
    }

    public void Close()
    {
        Interlocked.Increment(ref _closed);
        OnClose();
    }
}
