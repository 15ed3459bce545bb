using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Runtime;

public class SpanClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_is_the_wall_clocks_to_the_tick()
    {
        var time = new FakeTimeProvider(Start);
        var clock = new SpanClock(time);

        time.Advance(TimeSpan.FromTicks(123));

        Assert.Equal(NanosOf(Start.AddTicks(123)), clock.UnixNanosNow);
    }

    [Fact]
    public void A_corrected_system_clock_is_followed_after_a_second_and_not_before()
    {
        var time = new TwoClocks(Start);
        var clock = new SpanClock(time);
        time.Correct(TimeSpan.FromHours(1));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(NanosOf(Start.AddSeconds(1)), clock.UnixNanosNow);

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(NanosOf(Start.AddHours(1).AddSeconds(1).AddTicks(1)), clock.UnixNanosNow);
    }

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(10_000_000)]
    [InlineData(24_000_000)]
    [InlineData(3_000_000_000)]
    [InlineData(1_000)]
    public void Ticks_of_every_frequency_become_nanoseconds(long frequency)
    {
        var clock = new SpanClock(new OtherFrequency(frequency));

        Assert.Equal(1_000_000_000, clock.ElapsedNanos(0, frequency));
        Assert.Equal(86_400_000_000_000, clock.ElapsedNanos(5, 5 + (frequency * 86_400)));
    }

    [Fact]
    public void Elapsed_time_is_never_negative() =>
        Assert.Equal(0, new SpanClock(TimeProvider.System).ElapsedNanos(10, 9));

    private static long NanosOf(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * 100;

    private sealed class OtherFrequency(long frequency) : TimeProvider
    {
        public override long TimestampFrequency => frequency;
    }
}
