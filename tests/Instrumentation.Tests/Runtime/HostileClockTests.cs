using Instrumentation.CompilerServices;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Runtime;

/// <summary>Whatever the clock that an application gives does, the function does not notice, and its spans are reported.</summary>
public class HostileClockTests
{
    private readonly HostileClock _clock = new();

    public static TheoryData<long, long> Jumps => new()
    {
        { 1_000_000_000_000, 0 },
        { 0, -1_000_000_000_000 },
        { long.MaxValue, long.MinValue },
        { long.MinValue, long.MaxValue },
        { 0, long.MaxValue },
    };

    [Theory]
    [InlineData("timestamp")]
    [InlineData("wall clock")]
    [InlineData("both")]
    public async Task A_clock_that_throws_reaches_no_function_and_the_systems_stands_in(string what)
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await using var registry = RegistryUnderTest.Create(_clock);
        Break(what);

        ReportInEveryWay(registry);

        Assert.Equal(["by hand", "scope", "wrapper", "builder"], registry.Spans.Select(span => span.Name));
        var after = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Assert.All(registry.Spans, span => Assert.InRange(span.StartTsMillis, before - 1, after + 1));
        Assert.All(registry.Spans, span => Assert.InRange(span.EndTimeUnixNanos - span.StartTimeUnixNanos, 0, 60_000_000_000));
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("wall clock")]
    [InlineData("both")]
    [InlineData("frequency")]
    public async Task A_clock_that_throws_from_the_start_is_said_once(string what)
    {
        Break(what);
        await using var registry = RegistryUnderTest.Create(_clock);

        ReportInEveryWay(registry);
        ReportInEveryWay(registry);

        Assert.Equal(8, registry.Spans.Count);
        var entry = Assert.Single(registry.Log.Entries);
        Assert.Equal((24, typeof(InvalidDataException)), (entry.EventId.Id, entry.Exception?.GetType()));
        Assert.Contains(nameof(HostileClock), entry.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_clock_without_a_frequency_is_not_used(long frequency)
    {
        _clock.Frequency = () => frequency;
        _clock.Timestamp = () => 0;
        await using var registry = RegistryUnderTest.Create(_clock);

        ReportInEveryWay(registry);

        Assert.Equal(4, registry.Spans.Count);
        Assert.All(registry.Spans, span => Assert.InRange(span.StartTsMillis, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 60_000, long.MaxValue));
        Assert.IsType<ArgumentOutOfRangeException>(Assert.Single(registry.Log.Entries).Exception);
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task However_far_a_clock_jumps_a_span_does_not_end_before_its_start(long start, long end)
    {
        await using var registry = RegistryUnderTest.Create(_clock);
        _clock.Timestamp = () => start;
        var span = new SpanSite("scope", "wrapper").Start(registry.Group);

        _clock.Timestamp = () => end;
        span.Report();

        var reported = Assert.Single(registry.Spans);
        Assert.InRange(reported.StartTimeUnixNanos, 0, long.MaxValue);
        Assert.InRange(reported.EndTimeUnixNanos, reported.StartTimeUnixNanos, long.MaxValue);
        Assert.InRange(reported.Duration, TimeSpan.Zero, TimeSpan.MaxValue);
    }

    [Fact]
    public async Task After_a_jump_back_of_the_monotonic_clock_spans_follow_the_wall_clock()
    {
        await using var registry = RegistryUnderTest.Create(_clock);
        var anHourAgo = TimeProvider.System.GetTimestamp() - (TimeProvider.System.TimestampFrequency * 3600);
        _clock.Timestamp = () => anHourAgo;

        ReportInEveryWay(registry);

        Assert.All(registry.Spans, span => Assert.InRange(span.StartTsMillis, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 60_000, long.MaxValue));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_wall_clock_may_be_set_to_any_date(bool toLast)
    {
        _clock.UtcNow = () => toLast ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;
        await using var registry = RegistryUnderTest.Create(_clock);

        ReportInEveryWay(registry);

        Assert.All(registry.Spans, span => Assert.InRange(span.EndTimeUnixNanos, span.StartTimeUnixNanos, long.MaxValue));
        Assert.All(registry.Spans, span => Assert.InRange(span.StartTimeUnixNanos, toLast ? long.MaxValue / 3 : 0, toLast ? long.MaxValue : 60_000_000_000));
    }

    [Fact]
    public async Task A_clock_without_timers_keeps_neither_a_flush_nor_the_disposal_from_ending()
    {
        var reporter = new ScriptedReporter();
        _clock.Timer = () => throw new InvalidDataException("timer");
        var registry = RegistryUnderTest.Create(_clock, reporter);
        ReportInEveryWay(registry);

        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        await registry.DisposeAsync();

        Assert.Equal((4, 1), (reporter.Notified, reporter.Closed));
        Assert.Equal(24, Assert.Single(registry.Log.Entries).EventId.Id);
    }

    private static void ReportInEveryWay(RegistryUnderTest registry)
    {
        registry.Group.AddSpan(Span.Builder(typeof(HostileClockTests), "by hand"));
        registry.Group.StartSpan(typeof(HostileClockTests), "scope").Dispose();
        new SpanSite("scope", "wrapper").Start(registry.Group).Report();
        new SpanSite("scope", "builder").StartWithBuilder(registry.Group).Report();
    }

    private void Break(string what)
    {
        if (what is "timestamp" or "both")
        {
            _clock.Timestamp = () => throw new InvalidDataException(what);
        }

        if (what is "wall clock" or "both")
        {
            _clock.UtcNow = () => throw new InvalidDataException(what);
        }

        if (what is "frequency")
        {
            _clock.Frequency = () => throw new InvalidDataException(what);
        }
    }
}
