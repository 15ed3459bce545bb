namespace Instrumentation.CompilerServices;

/// <summary>
/// Spans that wait to be used again: a few per thread, and a shared rest, because an asynchronous call may end on another thread than it began on.
/// </summary>
internal static class ActiveSpanPool
{
    private const int KeptPerThread = 16;
    private const int KeptInAll = 1_024;

    private static readonly System.Collections.Concurrent.ConcurrentQueue<ActiveSpan> Shared = new();

    [ThreadStatic]
    private static ActiveSpan[]? _own;

    [ThreadStatic]
    private static int _ownCount;

    public static ActiveSpan Rent()
    {
        if (_ownCount > 0)
        {
            return _own![--_ownCount];
        }

        return Shared.TryDequeue(out var span) ? span : new ActiveSpan(pooled: true);
    }

    public static void Return(ActiveSpan span)
    {
        if (_ownCount < KeptPerThread)
        {
            (_own ??= new ActiveSpan[KeptPerThread])[_ownCount++] = span;
        }
        else if (Shared.Count < KeptInAll)
        {
            Shared.Enqueue(span);
        }
    }
}
