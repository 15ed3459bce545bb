using Instrumentation.CompilerServices;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Runtime;

public class ShutdownTests
{
    [Fact]
    public async Task Disposal_delivers_what_is_queued_and_closes_every_reporter_once()
    {
        var (queued, inline) = (new ScriptedReporter(), new ScriptedReporter { IsInline = true });
        var registry = RegistryUnderTest.Create(queued, inline);
        AddSpans(registry, 1_000);

        await registry.DisposeAsync();
        await registry.DisposeAsync();

        Assert.Equal((1_000, 1), (queued.Notified, queued.Closed));
        Assert.Equal((1_000, 1), (inline.Notified, inline.Closed));
        Assert.Empty(registry.Log.Warnings);
    }

    [Fact]
    public void Disposal_without_await_waits_for_the_same()
    {
        var reporter = new ScriptedReporter();
        using (var registry = TraceRegistry.Create(reporter))
        {
            for (var i = 0; i < 1_000; i++)
            {
                registry.RootMetricGroup.AddSpan(Span.Builder(typeof(ShutdownTests), "span"));
            }
        }

        Assert.Equal((1_000, 1), (reporter.Notified, reporter.Closed));
    }

    [Fact]
    public async Task A_second_disposal_waits_for_the_first()
    {
        using var hanging = new HangingReporter();
        var registry = RegistryUnderTest.Create(hanging);
        AddSpans(registry, 1);
        await hanging.Entered;

        var (first, second) = (registry.DisposeAsync().AsTask(), registry.DisposeAsync().AsTask());
        Assert.False(first.IsCompleted || second.IsCompleted);

        hanging.Release();
        await Task.WhenAll(first, second);
        Assert.True(hanging.IsClosed);
    }

    [Fact]
    public async Task A_span_after_disposal_is_counted_as_dropped_and_said()
    {
        var reporter = new ScriptedReporter();
        var registry = RegistryUnderTest.Create(reporter);
        await registry.DisposeAsync();

        AddSpans(registry, 2);
        new SpanSite("scope", "wrapper").Start(registry.Group).Report();

        Assert.Equal(new ReporterStatistics(0, 3, 0, 0), registry.StatisticsOf(0));
        Assert.Equal(0, reporter.Notified);
        Assert.Contains("already been shut down: dispose of it when the functions have ended", registry.Log.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_that_hangs_is_given_up_and_closed_beside_within_ten_seconds_and_the_losses_are_said()
    {
        var time = new FakeTimeProvider();
        using var hanging = new HangingReporter();
        var registry = RegistryUnderTest.Create(time, hanging);
        AddSpans(registry, 5);
        await hanging.Entered;

        var flush = registry.Registry.FlushAsync(TimeSpan.FromHours(1));
        var disposal = registry.DisposeAsync().AsTask();
        var seconds = await Advance(time, until: disposal);

        Assert.InRange(seconds, 9, 10);
        Assert.True(hanging.IsClosed);
        Assert.False(await flush);
        Assert.Equal(new ReporterStatistics(0, 5, 0, 0), registry.StatisticsOf(0));
        Assert.Equal("Closed with losses: reporter0 reported 0, dropped 5, failed 0.", Assert.Single(registry.Log.Warnings));
    }

    [Fact]
    public async Task A_call_that_returns_after_it_was_given_up_is_not_counted_again()
    {
        var time = new FakeTimeProvider();
        using var hanging = new HangingReporter();
        var registry = RegistryUnderTest.Create(time, hanging);
        AddSpans(registry, 5);
        await hanging.Entered;
        var thread = registry.Registry.FlushAsync(TimeSpan.FromHours(1));
        await Advance(time, until: registry.DisposeAsync().AsTask());
        await thread;

        hanging.Release();
        Assert.False(await registry.Registry.FlushAsync(Wait.Limit));

        Assert.Equal(new ReporterStatistics(0, 5, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_call_that_fails_after_it_was_given_up_is_neither_counted_nor_said()
    {
        var time = new FakeTimeProvider();
        using var gate = new SemaphoreSlim(0);
        var reporter = new ScriptedReporter
        {
            OnSpan = _ =>
            {
                gate.Wait();
                throw new InvalidOperationException("late");
            },
        };
        var registry = RegistryUnderTest.Create(time, reporter);
        AddSpans(registry, 5);
        await Wait.Until(() => reporter.Notified == 1);
        await Advance(time, until: registry.DisposeAsync().AsTask());

        gate.Release();
        Assert.False(await registry.Registry.FlushAsync(Wait.Limit));

        Assert.Equal(new ReporterStatistics(0, 5, 0, 0), registry.StatisticsOf(0));
        Assert.StartsWith("Closed with losses", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flush_during_disposal_ends_with_it_or_with_its_own_time()
    {
        using var hanging = new HangingReporter();
        var registry = RegistryUnderTest.Create(hanging);
        AddSpans(registry, 1);
        await hanging.Entered;
        var disposal = registry.DisposeAsync().AsTask();

        Assert.False(await registry.Registry.FlushAsync(TimeSpan.Zero));
        var flush = registry.Registry.FlushAsync(Wait.Limit);
        Assert.False(flush.IsCompleted);

        hanging.Release();
        Assert.True(await flush);
        await disposal;
    }

    [Fact]
    public async Task A_slow_reporter_is_closed_after_the_call_it_is_in_and_gets_no_further_span()
    {
        var time = new FakeTimeProvider();
        using var gate = new SemaphoreSlim(0);
        var closedDuringCall = 0;
        ScriptedReporter reporter = null!;
        reporter = new ScriptedReporter
        {
            OnSpan = _ =>
            {
                gate.Wait();
                closedDuringCall = reporter.Closed;
            },
        };
        var registry = RegistryUnderTest.Create(time, reporter);
        AddSpans(registry, 5);
        await Wait.Until(() => reporter.Notified == 1);

        var disposal = registry.DisposeAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(9));
        await Wait.Until(() => registry.StatisticsOf(0).Dropped == 5);
        Assert.Equal(0, reporter.Closed);

        gate.Release(5);
        await disposal;
        Assert.Equal((1, 1, 0), (reporter.Notified, reporter.Closed, reporter.NotifiedAfterClose));
        Assert.Equal(0, closedDuringCall);
        Assert.Equal(new ReporterStatistics(0, 5, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_reporter_that_hangs_in_Close_is_left_behind_and_said()
    {
        var time = new FakeTimeProvider();
        using var gate = new ManualResetEventSlim();
        var (inline, sound) = (new ScriptedReporter { IsInline = true, OnClose = gate.Wait }, new ScriptedReporter());
        var registry = RegistryUnderTest.Create(time, inline, sound);

        var disposal = registry.DisposeAsync().AsTask();
        await Wait.Until(() => inline.Closed == 1);
        Assert.InRange(await Advance(time, until: disposal), 9, 10);

        gate.Set();
        Assert.Equal(1, sound.Closed);
        Assert.Contains("'reporter0' did not return", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inline_reporter_is_closed_when_no_thread_is_inside_it_any_more()
    {
        using var gate = new ManualResetEventSlim();
        var reporter = new ScriptedReporter { IsInline = true, OnSpan = _ => gate.Wait() };
        var (queued, inline) = (new ScriptedReporter(), new ScriptedReporter { IsInline = true });
        var registry = RegistryUnderTest.Create(new FakeTimeProvider(), inline, reporter, queued);
        var adding = Task.Run(() => AddSpans(registry, 1));
        await Wait.Until(() => reporter.Notified == 1);

        var disposal = registry.DisposeAsync().AsTask();
        AddSpans(registry, 1);
        await Wait.Until(() => queued.Closed + inline.Closed == 2);
        Assert.Equal((0, false), (reporter.Closed, disposal.IsCompleted));

        gate.Set();
        await Task.WhenAll(adding, disposal);
        Assert.Equal(1, reporter.Closed);
        Assert.Equal(new ReporterStatistics(1, 1, 0, 0), registry.StatisticsOf(1));
    }

    [Fact]
    public async Task An_inline_reporter_that_hangs_is_closed_beside()
    {
        var time = new FakeTimeProvider();
        using var gate = new ManualResetEventSlim();
        var reporter = new ScriptedReporter { IsInline = true, OnSpan = _ => gate.Wait() };
        var registry = RegistryUnderTest.Create(time, reporter);
        var adding = Task.Run(() => AddSpans(registry, 1));
        await Wait.Until(() => reporter.Notified == 1);

        var disposal = registry.DisposeAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(9.5));
        await Wait.Until(() => reporter.Closed == 1);
        await disposal;

        Assert.Equal("Closed with losses: reporter0 reported 0, dropped 1, failed 0.", Assert.Single(registry.Log.Warnings));
        gate.Set();
        await adding;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Spans_added_while_the_registry_is_closed_are_delivered_before_Close_or_counted_as_dropped(bool isInline)
    {
        for (var round = 0; round < 50; round++)
        {
            var reporter = new ScriptedReporter { IsInline = isInline };
            var registry = RegistryUnderTest.Create(reporter);
            using var start = new Barrier(5);
            var adding = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    AddSpans(registry, 200);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)).ToArray();
            start.SignalAndWait();
            await Wait.Until(() => reporter.Notified > 0);

            await registry.DisposeAsync();
            await Task.WhenAll(adding);

            var counts = registry.StatisticsOf(0);
            Assert.Equal((800, 0, 0), (counts.Reported + counts.Dropped, counts.Failed, counts.Queued));
            Assert.Equal((reporter.Notified, 0, 1), (counts.Reported, reporter.NotifiedAfterClose, reporter.Closed));
        }
    }

    [Fact]
    public async Task A_flush_waits_for_what_was_added_before_it()
    {
        var reporter = new ScriptedReporter { OnSpan = _ => Thread.Yield() };
        await using var registry = RegistryUnderTest.Create(reporter);
        for (var i = 1; i <= 20; i++)
        {
            AddSpans(registry, 50);

            Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
            Assert.Equal(50 * i, reporter.Notified);
        }
    }

    [Fact]
    public async Task A_flush_ends_with_its_time_and_the_spans_stay_queued()
    {
        var time = new FakeTimeProvider();
        using var hanging = new HangingReporter();
        await using var registry = RegistryUnderTest.Create(time, hanging);
        AddSpans(registry, 3);
        await hanging.Entered;

        var flush = registry.Registry.FlushAsync(TimeSpan.FromSeconds(2));
        Assert.False(flush.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await flush);
        Assert.Equal(3, registry.StatisticsOf(0).Queued);
        hanging.Release();
    }

    [Fact]
    public async Task A_flush_takes_any_time_that_is_not_negative()
    {
        await using var registry = RegistryUnderTest.Create();

        Assert.True(await registry.Registry.FlushAsync(TimeSpan.Zero));
        Assert.True(await registry.Registry.FlushAsync(TimeSpan.MaxValue));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("timeout", () => registry.Registry.FlushAsync(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task A_flush_after_disposal_says_whether_all_was_delivered()
    {
        var registry = RegistryUnderTest.Create(new ScriptedReporter());
        AddSpans(registry, 3);
        await registry.DisposeAsync();

        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
    }

    private static void AddSpans(RegistryUnderTest registry, int count)
    {
        for (var i = 0; i < count; i++)
        {
            registry.Group.AddSpan(Span.Builder(typeof(ShutdownTests), "work"));
        }
    }

    // Moves the clock in steps until the task has ended, with time for its continuations in between; returns the seconds it took by that clock.
    private static async Task<double> Advance(FakeTimeProvider time, Task until)
    {
        var start = time.GetTimestamp();
        await Wait.Until(() =>
        {
            if (!until.IsCompleted && time.GetElapsedTime(start) < TimeSpan.FromSeconds(10))
            {
                time.Advance(TimeSpan.FromSeconds(0.5));
            }

            return until.IsCompleted;
        });
        await until;
        return time.GetElapsedTime(start).TotalSeconds;
    }
}
