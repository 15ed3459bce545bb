namespace Instrumentation.Runtime;

/// <summary>
/// Wall-clock time at the price of one monotonic reading: the wall clock is read once a second as an anchor, and the time since is added. So a
/// span's end is never before its start, and a corrected system clock is followed within a second. Thread-safe.
/// </summary>
internal sealed class SpanClock
{
    /// <summary>The clock of spans that are built without a registry.</summary>
    public static readonly SpanClock System = new(TimeProvider.System);

    private const long NanosPerSecond = 1_000_000_000;

    private readonly TimeProvider _timeProvider;
    private readonly long _ticksPerSecond;
    private readonly long _nanosPerTick;
    private Anchor _anchor;

    public SpanClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _ticksPerSecond = timeProvider.TimestampFrequency;

        // A whole number on every platform .NET runs on; 0 stands for the odd rest, which takes the slower way.
        _nanosPerTick = NanosPerSecond % _ticksPerSecond == 0 ? NanosPerSecond / _ticksPerSecond : 0;
        _anchor = NewAnchor();
    }

    public long UnixNanosNow => ToUnixNanos(Timestamp);

    /// <summary>A monotonic reading.</summary>
    public long Timestamp => _timeProvider.GetTimestamp();

    public long ToUnixNanos(long timestamp)
    {
        var anchor = Volatile.Read(ref _anchor);
        var elapsed = timestamp - anchor.Timestamp;
        if (elapsed > _ticksPerSecond)
        {
            anchor = NewAnchor();
            Volatile.Write(ref _anchor, anchor);
            elapsed = timestamp - anchor.Timestamp;
        }

        return anchor.UnixNanos + ToNanos(elapsed);
    }

    public long ElapsedNanos(long startTimestamp, long endTimestamp) => ToNanos(Math.Max(0, endTimestamp - startTimestamp));

    private long ToNanos(long ticks) => _nanosPerTick != 0
        ? ticks * _nanosPerTick
        : (long)((Int128)ticks * NanosPerSecond / _ticksPerSecond);

    private Anchor NewAnchor()
    {
        var timestamp = _timeProvider.GetTimestamp();
        return new Anchor(timestamp, (_timeProvider.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
    }

    private sealed class Anchor(long timestamp, long unixNanos)
    {
        public long Timestamp { get; } = timestamp;

        public long UnixNanos { get; } = unixNanos;
    }
}
