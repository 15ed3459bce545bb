using System.Runtime.CompilerServices;
using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Runtime;

/// <summary>What the meter <c>Instrumentation</c> shows of each reporter. Listeners hear every registry of the process, so names are used once.</summary>
public class SelfObservationTests
{
    private const string Duration = "instrumentation.reporter.duration";

    [Fact]
    public async Task The_meter_shows_what_the_statistics_say()
    {
        using var hanging = new HangingReporter();
        await using var registry = Create(TimeProvider.System, ("counts.hang", hanging), ("counts.fail", new ScriptedReporter { IsInline = true, OnSpan = Fail }));
        using var hold = hanging;
        using var reader = new MeterReader();
        AddSpans(registry, 1);
        await hanging.Entered.WaitAsync(Wait.Limit);

        AddSpans(registry, 5);

        Assert.Equal(Values(reported: 0, dropped: 3, failed: 0, queued: 3), CountsOf(reader, "counts.hang"));
        Assert.Equal(Values(reported: 5, dropped: 0, failed: 1, queued: 0), CountsOf(reader, "counts.fail"));
        Assert.Equal(new ReporterStatistics(0, 3, 0, 3), registry.Statistics["counts.hang"]);
    }

    [Fact]
    public async Task Its_version_is_that_of_the_assembly_and_every_instrument_has_a_unit_and_a_description()
    {
        using var reader = new MeterReader();
        await using var registry = Create(TimeProvider.System, ("version", new ScriptedReporter()));

        Assert.All(reader.Instruments, instrument => Assert.Equal(typeof(TraceRegistry).Assembly.GetName().Version!.ToString(3), instrument.Meter.Version));
        Assert.All(reader.Instruments, instrument => Assert.False(string.IsNullOrEmpty(instrument.Unit) || string.IsNullOrEmpty(instrument.Description)));
        Assert.Equal(5, reader.Collect("version").Count);
    }

    [Fact]
    public async Task Two_registries_are_both_observed()
    {
        await using var first = Create(TimeProvider.System, ("two.a", new ScriptedReporter { IsInline = true }));
        using var reader = new MeterReader();
        await using var second = Create(TimeProvider.System, ("two.b", new ScriptedReporter { IsInline = true }));

        AddSpans(first, 1);
        AddSpans(second, 2);

        Assert.Equal(Values(reported: 1, dropped: 0, failed: 0, queued: 0), CountsOf(reader, "two.a"));
        Assert.Equal(Values(reported: 2, dropped: 0, failed: 0, queued: 0), CountsOf(reader, "two.b"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_time_in_the_reporter_is_measured_while_somebody_listens_also_when_it_throws(bool isInline)
    {
        var time = new FakeTimeProvider();
        var reporter = new ScriptedReporter
        {
            IsInline = isInline,
            OnSpan = span =>
            {
                time.Advance(TimeSpan.FromSeconds(1.5));
                Fail(span);
            },
        };
        await using var registry = Create(time, ($"duration.{isInline}", reporter));
        AddSpans(registry, 2);
        await registry.FlushAsync(TimeSpan.FromDays(1));
        using var reader = new MeterReader();
        Assert.Equal(0, reader.Collect($"duration.{isInline}")[Duration]);

        AddSpans(registry, 2);
        await registry.FlushAsync(TimeSpan.FromDays(1));

        Assert.Equal(3, reader.Collect($"duration.{isInline}")[Duration], precision: 9);
    }

    [Fact]
    public async Task The_time_of_a_reporter_that_reads_in_place_is_measured_too()
    {
        await using var registry = Create(TimeProvider.System, ("in place", new InPlaceReader()));
        using var reader = new MeterReader();

        new SpanSite("scope", "call").Start(registry.RootMetricGroup).Report();
        AddSpans(registry, 1_000);

        Assert.InRange(reader.Collect("in place")[Duration], double.Epsilon, Wait.Limit.TotalSeconds);
    }

    [Fact]
    public async Task The_final_values_can_be_collected_for_two_minutes_and_then_the_instruments_end()
    {
        var time = new FakeTimeProvider();
        var registry = Create(time, ("final", new ScriptedReporter()));
        using var reader = new MeterReader();
        AddSpans(registry, 2);

        await registry.DisposeAsync();
        AddSpans(registry, 2);
        time.Advance(TimeSpan.FromSeconds(119));

        Assert.Equal(Values(reported: 2, dropped: 2, failed: 0, queued: 0), CountsOf(reader, "final"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(reader.Collect("final"));
    }

    [Fact]
    public async Task When_nobody_listens_the_instruments_end_with_the_registry()
    {
        var registry = Create(new FakeTimeProvider(), ("unheard", new ScriptedReporter()));
        await registry.DisposeAsync();

        using var reader = new MeterReader();

        Assert.Empty(reader.Collect("unheard"));
    }

    [Fact]
    public void A_registry_that_is_forgotten_instead_of_disposed_of_is_collected_and_its_instruments_end()
    {
        using var reader = new MeterReader();
        var registry = Forgotten(reader);

        for (var i = 0; i < 10 && (registry.IsAlive || reader.Collect("forgotten").Count > 0); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(registry.IsAlive);
        Assert.Empty(reader.Collect("forgotten"));
    }

    [Fact]
    public async Task A_listener_that_throws_when_the_instruments_end_reaches_nobody_and_is_said()
    {
        var time = new FakeTimeProvider();
        var log = new LogRecorder();
        var isBroken = false;
        using var reader = new MeterReader { OnEnd = _ => ThrowIf(isBroken) };
        var registry = TraceRegistry.Create([Setup("throws", new ScriptedReporter())], log, time);

        await registry.DisposeAsync();
        isBroken = true;
        time.Advance(TimeSpan.FromMinutes(2));
        isBroken = false;

        Assert.IsType<InvalidDataException>(Assert.Single(log.Entries).Exception);
    }

    /// <summary>With queues of two spans.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forgotten(MeterReader reader)
    {
        var registry = Create(TimeProvider.System, ("forgotten", new ScriptedReporter { IsInline = true }));
        AddSpans(registry, 3);
        Assert.Equal(Values(reported: 3, dropped: 0, failed: 0, queued: 0), CountsOf(reader, "forgotten"));
        return new WeakReference(registry);
    }

    private static TraceRegistry Create(TimeProvider time, params (string Name, ITraceReporter Reporter)[] reporters) =>
        TraceRegistry.Create(reporters.Select(named => Setup(named.Name, named.Reporter)), new LogRecorder(), time);

    private static ReporterSetup Setup(string name, ITraceReporter reporter) =>
        ReporterSetup.ForObject(reporter, new ReporterConfig(name, new Dictionary<string, string>())) with { Queue = QueueSettings.Default with { Size = 2 } };

    private static void AddSpans(TraceRegistry registry, int count)
    {
        for (var i = 0; i < count; i++)
        {
            registry.RootMetricGroup.AddSpan(Span.Builder(typeof(SelfObservationTests), i == 1 ? "bad" : "good"));
        }
    }

    private static void Fail(Span span) => ThrowIf(span.Name == "bad");

    private static void ThrowIf(bool condition) => _ = condition ? throw new InvalidDataException() : 0;

    private static Dictionary<string, double> CountsOf(MeterReader reader, string reporter)
    {
        var values = reader.Collect(reporter);
        Assert.True(values.Remove(Duration));
        return values;
    }

    private static Dictionary<string, double> Values(double reported, double dropped, double failed, double queued) => new()
    {
        ["instrumentation.spans.reported"] = reported,
        ["instrumentation.spans.dropped"] = dropped,
        ["instrumentation.spans.failed"] = failed,
        ["instrumentation.queue.length"] = queued,
    };
}
