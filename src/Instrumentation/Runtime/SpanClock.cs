namespace Instrumentation.Runtime;

/// <summary>
/// Wall-clock time at the price of one monotonic reading: the wall clock is read once a second as an anchor, and the time since is added. So a
/// span's end is never before its start, and a corrected system clock is followed within a second. Of a clock that jumps, however far, only times within what a
/// span can hold come out. Thread-safe.
/// </summary>
internal sealed class SpanClock
{
    /// <summary>The clock of spans that are built without a registry.</summary>
    public static readonly SpanClock System = new(TimeProvider.System);

    private const long NanosPerSecond = 1_000_000_000;

    // Each of the two: a start and a duration add up to an end.
    private const long MaxNanos = long.MaxValue / 2;

    private readonly TimeProvider _timeProvider;
    private readonly long _ticksPerSecond;
    private readonly long _nanosPerTick;
    private readonly long _maxTicks;
    private Anchor _anchor;

    public SpanClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _ticksPerSecond = timeProvider.TimestampFrequency;

        // A whole number on every platform .NET runs on; 0 stands for the odd rest, which takes the slower way.
        _nanosPerTick = NanosPerSecond % _ticksPerSecond == 0 ? NanosPerSecond / _ticksPerSecond : 0;
        _maxTicks = (long)Int128.Min((Int128)MaxNanos * _ticksPerSecond / NanosPerSecond, long.MaxValue);
        _anchor = NewAnchor();
    }

    public long UnixNanosNow => ToUnixNanos(Timestamp);

    /// <summary>A monotonic reading.</summary>
    public long Timestamp => _timeProvider.GetTimestamp();

    public long ToUnixNanos(long timestamp)
    {
        var anchor = Volatile.Read(ref _anchor);
        var elapsed = timestamp - anchor.Timestamp;
        if (elapsed > _ticksPerSecond || elapsed < -_ticksPerSecond)
        {
            anchor = NewAnchor();
            Volatile.Write(ref _anchor, anchor);
            elapsed = timestamp - anchor.Timestamp;
        }

        return Math.Clamp(anchor.UnixNanos + ToNanos(elapsed), 0, MaxNanos);
    }

    public long ElapsedNanos(long startTimestamp, long endTimestamp) => ToNanos(Math.Clamp(endTimestamp - startTimestamp, 0, _maxTicks));

    private long ToNanos(long ticks) => _nanosPerTick != 0
        ? ticks * _nanosPerTick
        : (long)((Int128)ticks * NanosPerSecond / _ticksPerSecond);

    private Anchor NewAnchor()
    {
        var timestamp = _timeProvider.GetTimestamp();
        var ticks = (_timeProvider.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;
        return new Anchor(timestamp, Math.Clamp(ticks, 0, MaxNanos / TimeSpan.NanosecondsPerTick) * TimeSpan.NanosecondsPerTick);
    }

    private sealed class Anchor(long timestamp, long unixNanos)
    {
        public long Timestamp { get; } = timestamp;

        public long UnixNanos { get; } = unixNanos;
    }
}
