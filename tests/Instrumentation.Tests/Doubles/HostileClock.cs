namespace Instrumentation.Tests.Doubles;

/// <summary>A clock of an application that does what a test tells it to.</summary>
internal sealed class HostileClock : TimeProvider
{
    public Func<DateTimeOffset> UtcNow { get; set; } = System.GetUtcNow;

    public Func<long> Timestamp { get; set; } = System.GetTimestamp;

    public Func<long> Frequency { get; set; } = () => System.TimestampFrequency;

    public Func<ITimer>? Timer { get; set; }

    public override long TimestampFrequency => Frequency();

    public override DateTimeOffset GetUtcNow() => UtcNow();

    public override long GetTimestamp() => Timestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Timer?.Invoke() ?? base.CreateTimer(callback, state, dueTime, period);
}
