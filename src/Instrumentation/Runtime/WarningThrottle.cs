using System.Collections.Concurrent;

namespace Instrumentation.Runtime;

/// <summary>Lets a warning about one thing pass once in ten seconds, and no more than a thousand different ones in that time. Thread-safe.</summary>
internal sealed class WarningThrottle(TimeProvider timeProvider)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // Span names may be made of values, so that there is no end to them.
    public const int MaxRemembered = 1_000;

    private readonly ConcurrentDictionary<Warning, long> _lastTimes = new();
    private int _remembered;
    private long _fullSince;

    /// <summary>Asks whether a warning may be said now.</summary>
    /// <param name="warning">The warning; compared by value.</param>
    public bool Allows(Warning warning)
    {
        var now = timeProvider.GetTimestamp();
        if (_lastTimes.TryGetValue(warning, out var last))
        {
            return IsOver(last, now) && _lastTimes.TryUpdate(warning, now, last);
        }

        return HasRoom(now) && _lastTimes.TryAdd(warning, now);
    }

    private bool HasRoom(long now)
    {
        var remembered = Interlocked.Increment(ref _remembered);
        if (remembered == MaxRemembered)
        {
            Volatile.Write(ref _fullSince, now);
        }

        if (remembered <= MaxRemembered)
        {
            return true;
        }

        if (!IsOver(Volatile.Read(ref _fullSince), now))
        {
            return false;
        }

        _lastTimes.Clear();
        Volatile.Write(ref _remembered, 1);
        return true;
    }

    private bool IsOver(long since, long now) => timeProvider.GetElapsedTime(since, now) >= Interval;
}
