namespace Instrumentation.Tests.Doubles;

/// <summary>A wall clock that can be corrected without the monotonic one noticing, as that of a computer.</summary>
internal sealed class TwoClocks(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _wall = start;
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _ticks;

    public void Advance(TimeSpan time)
    {
        _wall += time;
        _ticks += time.Ticks;
    }

    public void Correct(TimeSpan error) => _wall += error;
}
