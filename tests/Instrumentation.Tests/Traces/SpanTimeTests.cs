using Instrumentation.CompilerServices;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Traces;

public class SpanTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task A_span_without_times_is_an_instant_at_the_moment_of_reporting_the_same_for_every_reporter()
    {
        var seen = new List<Span>();
        await using var registry = RegistryUnderTest.Create(
            _time, new ScriptedReporter { IsInline = true, OnSpan = seen.Add }, new ScriptedReporter { IsInline = true, OnSpan = seen.Add });
        var builder = Span.Builder(typeof(SpanTimeTests), "a").AddChild(Span.Builder(typeof(SpanTimeTests), "child"));
        _time.Advance(TimeSpan.FromSeconds(7));

        registry.Group.AddSpan(builder);

        var expected = Start.AddSeconds(7).ToUnixTimeMilliseconds();
        Assert.All([.. registry.Spans, .. seen, seen[0].Children[0]], span => Assert.Equal((expected, expected), (span.StartTsMillis, span.EndTsMillis)));
    }

    [Fact]
    public async Task An_end_that_is_not_set_is_the_start()
    {
        await using var registry = RegistryUnderTest.Create(_time);

#pragma warning disable SPAN101 // What comes of a span without an end is tested.
        registry.Group.AddSpan(Span.Builder(typeof(SpanTimeTests), "a").SetStartTsMillis(42));
#pragma warning restore SPAN101

        Assert.Equal((42, 42), (registry.Spans[0].StartTsMillis, registry.Spans[0].EndTsMillis));
    }

    [Fact]
    public void Dates_are_kept_to_100_nanoseconds_and_zones_do_not_matter()
    {
        var start = Start.AddTicks(1);

        var span = Span.Builder(typeof(SpanTimeTests), "a").SetStartTime(start.ToOffset(TimeSpan.FromHours(-7))).SetEndTime(start.AddTicks(3)).Build();

        Assert.Equal((start - DateTimeOffset.UnixEpoch).Ticks * 100, span.StartTimeUnixNanos);
        Assert.Equal(300, span.EndTimeUnixNanos - span.StartTimeUnixNanos);
        Assert.Equal(TimeSpan.FromTicks(3), span.Duration);
    }

    [Fact]
    public async Task A_wrapper_measures_from_its_start_to_its_report()
    {
        await using var registry = RegistryUnderTest.Create(_time);
        var span = new SpanSite("scope", "call").Start(registry.Group);
        _time.Advance(TimeSpan.FromTicks(12_345));

        span.Report();

        var reported = registry.Spans.Single();
        Assert.Equal((Start - DateTimeOffset.UnixEpoch).Ticks * 100, reported.StartTimeUnixNanos);
        Assert.Equal(TimeSpan.FromTicks(12_345), reported.Duration);
    }

    [Fact]
    public async Task A_system_clock_set_back_during_a_call_does_not_change_its_duration()
    {
        var time = new TwoClocks(Start);
        await using var registry = RegistryUnderTest.Create(time);
        var span = new SpanSite("scope", "call").Start(registry.Group);
        time.Correct(TimeSpan.FromHours(-1));
        time.Advance(TimeSpan.FromSeconds(3));

        span.Report();

        Assert.Equal(TimeSpan.FromSeconds(3), registry.Spans[0].Duration);
    }

    [Fact]
    public async Task The_times_of_a_wrappers_span_cannot_be_set()
    {
        await using var registry = RegistryUnderTest.Create(_time);
        var span = new SpanSite("scope", "call").StartWithBuilder(registry.Group);
        span.Builder.SetStartTsMillis(1).SetEndTsMillis(2).SetStartTime(Start.AddDays(1)).SetEndTime(Start);

        span.Report();

        Assert.Equal(Start.ToUnixTimeMilliseconds(), registry.Spans[0].StartTsMillis);
        Assert.Contains("setting them was ignored", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }
}
