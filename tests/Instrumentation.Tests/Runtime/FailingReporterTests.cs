using Instrumentation.Configuration;
using Instrumentation.Reporting;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Runtime;

/// <summary>A reporter that throws five times in a row is left alone for a while. The clock is the test's: nothing here waits in real time.</summary>
public class FailingReporterTests
{
    private readonly TimerRecorder _time = new();
    private readonly FlakyBackEnd _backEnd = new() { IsDown = true };

    [Fact]
    public async Task While_it_is_left_alone_spans_wait_in_the_queue_and_when_it_is_up_again_they_are_delivered()
    {
        await using var registry = await WithOpenCircuitAsync();
        AddSpans(registry, 10);
        Assert.Equal(new ReporterStatistics(0, 0, 5, 10), registry.StatisticsOf(0));

        _backEnd.IsDown = false;
        _time.Advance(CircuitBreaker.FirstPause);

        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        Assert.Equal(new ReporterStatistics(10, 0, 5, 0), registry.StatisticsOf(0));
        Assert.Equal(15, _backEnd.Calls.Count);
        Assert.Equal([8, 22, 23], registry.Log.Entries.Select(entry => entry.EventId.Id));
        Assert.Equal([LogLevel.Warning, LogLevel.Warning, LogLevel.Information], registry.Log.Entries.Select(entry => entry.Level));
    }

    [Fact]
    public async Task Each_trial_costs_one_span_and_comes_after_twice_the_time()
    {
        await using var registry = await WithOpenCircuitAsync();
        AddSpans(registry, 10);

        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            var trials = _backEnd.Calls.Count;
            var pauses = Pauses.Count;
            Assert.Equal(seconds, Pauses[^1].TotalSeconds);
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(trials, _backEnd.Calls.Count);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Wait.Until(() => Pauses.Count == pauses + 1);
            Assert.Equal(trials + 1, _backEnd.Calls.Count);
        }

        Assert.Equal(new ReporterStatistics(0, 0, 12, 3), registry.StatisticsOf(0));
        Assert.Equal([8, 22], registry.Log.Entries.Select(entry => entry.EventId.Id));
    }

    [Theory]
    [InlineData(WhenQueueFull.DropNewest)]
    [InlineData(WhenQueueFull.DropOldest)]
    internal async Task What_finds_no_room_meanwhile_is_dropped_and_counted(WhenQueueFull rule)
    {
        await using var registry = await WithOpenCircuitAsync(QueueSettings.Default with { Size = 5, WhenFull = rule });

        AddSpans(registry, 100);

        Assert.Equal(new ReporterStatistics(0, 95, 5, 5), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task Of_a_batch_reporter_a_trial_has_one_span_and_afterwards_it_gets_batches_again()
    {
        var batches = new FlakyBackEnd(maxBatchSize: 4) { IsDown = true };
        await using var registry = RegistryUnderTest.Create(_time, batches);
        await OpenCircuitAsync(registry);
        AddSpans(registry, 13);

        _time.Advance(CircuitBreaker.FirstPause);
        await Wait.Until(() => Pauses.Count == 2);
        batches.IsDown = false;
        _time.Advance(CircuitBreaker.FirstPause * 2);
        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));

        Assert.Equal([1, 1, 4, 4, 3], batches.Calls.Skip(CircuitBreaker.FailuresToOpen));
        Assert.Equal(new ReporterStatistics(12, 0, 6, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_flush_ends_with_its_time_also_when_the_reporter_is_left_alone_for_longer()
    {
        await using var registry = await WithOpenCircuitAsync();
        AddSpans(registry, 1);

        var flush = registry.Registry.FlushAsync(TimeSpan.FromMilliseconds(500));
        _time.Advance(TimeSpan.FromMilliseconds(500));

        Assert.False(await flush);
        Assert.Equal(1, registry.StatisticsOf(0).Queued);
    }

    [Fact]
    public async Task Spans_that_failed_are_dealt_with_so_a_flush_of_them_does_not_wait_for_the_next_trial()
    {
        await using var registry = await WithOpenCircuitAsync();

        Assert.True(await registry.Registry.FlushAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task In_disposal_a_last_trial_that_succeeds_delivers_the_queue_without_waiting()
    {
        var registry = await WithOpenCircuitAsync();
        AddSpans(registry, 10);

        _backEnd.IsDown = false;
        await registry.DisposeAsync().AsTask().WaitAsync(Wait.Limit);

        Assert.Equal(new ReporterStatistics(10, 0, 5, 0), registry.StatisticsOf(0));
        Assert.True(_backEnd.IsClosed);
    }

    [Fact]
    public async Task In_disposal_a_last_trial_that_fails_gives_the_rest_up_and_the_losses_are_said()
    {
        var registry = await WithOpenCircuitAsync();
        AddSpans(registry, 10);
        var flush = registry.Registry.FlushAsync(Wait.Limit);

        await registry.DisposeAsync().AsTask().WaitAsync(Wait.Limit);

        Assert.False(await flush);
        Assert.Equal(new ReporterStatistics(0, 9, 6, 0), registry.StatisticsOf(0));
        Assert.Equal(6, _backEnd.Calls.Count);
        Assert.True(_backEnd.IsClosed);
        Assert.Equal("Closed with losses: reporter0 reported 0, dropped 9, failed 6.", registry.Log.Warnings[^1]);
    }

    [Fact]
    public async Task A_circuit_that_opens_in_disposal_has_one_trial_and_no_pause()
    {
        using var gate = new SemaphoreSlim(0);
        var reporter = new ScriptedReporter
        {
            OnSpan = _ =>
            {
                gate.Wait();
                throw new InvalidOperationException("down");
            },
        };
        var registry = RegistryUnderTest.Create(_time, reporter);
        AddSpans(registry, 10);

        var disposal = registry.DisposeAsync().AsTask();
        gate.Release(10);
        await disposal.WaitAsync(Wait.Limit);

        Assert.Equal((CircuitBreaker.FailuresToOpen + 1, 1), (reporter.Notified, reporter.Closed));
        Assert.Equal(new ReporterStatistics(0, 4, 6, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_function_does_not_wait_for_room_that_cannot_come_within_its_limit()
    {
        await using var registry = await WithOpenCircuitAsync(new QueueSettings(2, WhenQueueFull.Wait, TimeSpan.FromMilliseconds(999)));

        AddSpans(registry, 5);

        Assert.Equal(new ReporterStatistics(0, 3, 5, 2), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_function_waits_for_the_trial_that_comes_within_its_limit()
    {
        await using var registry = await WithOpenCircuitAsync(new QueueSettings(2, WhenQueueFull.Wait, TimeSpan.FromSeconds(1)));
        AddSpans(registry, 2);
        var adding = Task.Factory.StartNew(() => AddSpans(registry, 3), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Wait.Until(() => registry.StatisticsOf(0).Queued == 3);

        _backEnd.IsDown = false;
        _time.Advance(CircuitBreaker.FirstPause);
        await adding.WaitAsync(Wait.Limit);

        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        Assert.Equal(0, registry.StatisticsOf(0).Queued);
    }

    [Fact]
    public async Task A_fault_of_the_library_costs_the_reporter_and_not_the_application()
    {
        var faulty = new FlakyBackEnd { CallsToFault = 1 };
        await using var registry = RegistryUnderTest.Create(_time, faulty);
        AddSpans(registry, 10);
        await Wait.Until(() => faulty.IsClosed);

        AddSpans(registry, 1);

        Assert.Equal(new ReporterStatistics(1, 10, 0, 0), registry.StatisticsOf(0));
        var said = Assert.Single(registry.Log.Entries);
        Assert.Equal((LogLevel.Error, "fault"), (said.Level, said.Exception?.Message));
        Assert.Equal(11, registry.Spans.Count);
    }

    /// <summary>The times for which reporters were left alone; other timers are those of opening, of flushes and of closing.</summary>
    private IReadOnlyList<TimeSpan> Pauses =>
        [.. _time.DueTimes.Where(due => due >= CircuitBreaker.FirstPause && due <= CircuitBreaker.LongestPause && due != ReporterOpening.Limit)];

    private static void AddSpans(RegistryUnderTest registry, int count)
    {
        for (var i = 0; i < count; i++)
        {
            registry.Group.AddSpan(Span.Builder(typeof(FailingReporterTests), "work"));
        }
    }

    private async Task<RegistryUnderTest> WithOpenCircuitAsync(QueueSettings? queue = null)
    {
        var registry = RegistryUnderTest.Create(_time, queue ?? QueueSettings.Default, _backEnd);
        await OpenCircuitAsync(registry);
        return registry;
    }

    private async Task OpenCircuitAsync(RegistryUnderTest registry)
    {
        for (var i = 1; i <= CircuitBreaker.FailuresToOpen; i++)
        {
            AddSpans(registry, 1);
            await Wait.Until(() => registry.StatisticsOf(0).Failed == i);
        }

        await Wait.Until(() => Pauses.Count == 1);
    }
}
