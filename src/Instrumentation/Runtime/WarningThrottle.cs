using System.Collections.Concurrent;

namespace Instrumentation.Runtime;

/// <summary>Lets a warning about one thing pass once in ten seconds.</summary>
internal sealed class WarningThrottle(TimeProvider timeProvider)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // Span names may be made of values, so that there is no end to them: beyond this many, the memory of what was said is emptied.
    private const int MaxRemembered = 1_000;

    private readonly ConcurrentDictionary<object, long> _lastTimes = new();

    /// <summary>Asks whether a warning may be said now.</summary>
    /// <param name="warning">The kind of the warning and what it is about; compared by value.</param>
    public bool Allows(object warning)
    {
        var now = timeProvider.GetTimestamp();
        if (_lastTimes.TryGetValue(warning, out var last) && timeProvider.GetElapsedTime(last, now) < Interval)
        {
            return false;
        }

        if (_lastTimes.Count >= MaxRemembered)
        {
            _lastTimes.Clear();
        }

        _lastTimes[warning] = now;
        return true;
    }
}
