using Instrumentation.Configuration;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Runtime;

/// <summary>A queue whose user chose that functions wait for room: <c>queue.when-full: wait</c>.</summary>
public sealed class BackPressureTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly HangingReporter _hanging = new();

    [Fact]
    public async Task A_function_waits_until_there_is_room_and_nothing_is_lost()
    {
        await using var registry = await WithFullQueueAsync();
        using var release = _hanging;

        var adding = AddOnOtherThread(registry);
        await Wait.Until(() => Added(registry) == 3);
        Assert.False(adding.IsCompleted);
        _hanging.Release();
        await adding.WaitAsync(Wait.Limit);

        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        Assert.Equal(new ReporterStatistics(3, 0, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_span_that_found_no_room_within_the_limit_is_dropped_and_counted()
    {
        await using var registry = await WithFullQueueAsync();
        using var release = _hanging;

        var adding = AddOnOtherThread(registry);
        await Wait.Until(() => Added(registry) == 3);
        _time.Advance(Limit / 2);
        Assert.False(adding.IsCompleted);
        _time.Advance(Limit / 2);
        await adding.WaitAsync(Wait.Limit);

        Assert.Equal(new ReporterStatistics(0, 1, 0, 2), registry.StatisticsOf(0));
        Assert.Contains("no room within 20 ms", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
        _hanging.Release();
    }

    [Fact]
    public async Task A_function_that_waits_is_let_go_when_the_registry_is_closed_and_none_waits_afterwards()
    {
        var registry = await WithFullQueueAsync();
        using var release = _hanging;
        var adding = AddOnOtherThread(registry);
        await Wait.Until(() => Added(registry) == 3);

        var disposal = registry.DisposeAsync().AsTask();
        await adding.WaitAsync(Wait.Limit);
        registry.Group.AddSpan(Span.Builder(GetType(), "late"));

        Assert.Equal(new ReporterStatistics(0, 2, 0, 2), registry.StatisticsOf(0));
        _hanging.Release();
        await disposal;
        Assert.Equal(new ReporterStatistics(2, 2, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_thread_that_is_interrupted_while_it_waits_keeps_its_interrupt_and_the_span_is_dropped()
    {
        await using var registry = await WithFullQueueAsync();
        using var release = _hanging;
        var interrupted = false;
        var thread = new Thread(() =>
        {
            registry.Group.AddSpan(Span.Builder(GetType(), "work"));
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        thread.Start();
        await Wait.Until(() => Added(registry) == 3 && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

        thread.Interrupt();

        Assert.True(thread.Join(Wait.Limit));
        Assert.True(interrupted);
        Assert.Equal(1, registry.StatisticsOf(0).Dropped);
        _hanging.Release();
    }

    [Fact]
    public async Task Many_functions_that_wait_lose_nothing_and_go_on_without_the_thread_pool()
    {
        const int Threads = 32;
        var reporter = new ScriptedReporter();
        await using var registry = RegistryUnderTest.Create(
            TimeProvider.System, new QueueSettings(3, WhenQueueFull.Wait, Wait.Limit), reporter);

        // More than the pool has threads, so that nobody is left to run a continuation.
        var adding = Enumerable.Range(0, Threads).Select(_ => Task.Run(() => AddSpans(registry, 1_000))).ToArray();
        await Task.WhenAll(adding).WaitAsync(Wait.Limit);

        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        Assert.Equal(new ReporterStatistics(Threads * 1_000, 0, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task A_reporter_that_hangs_holds_up_only_what_its_user_let_it()
    {
        var other = new ScriptedReporter();
        await using var registry = RegistryUnderTest.Create(
            TimeProvider.System, new QueueSettings(1, WhenQueueFull.Wait, TimeSpan.FromMilliseconds(1)), _hanging, other);
        using var release = _hanging;

        AddSpans(registry, 10);

        await Wait.Until(() => other.Notified + registry.StatisticsOf(1).Dropped == 10);
        Assert.Equal(10, registry.Spans.Count);
        Assert.Equal(0, registry.StatisticsOf(0).Reported);
        _hanging.Release();
    }

    public void Dispose() => _hanging.Dispose();

    private static long Added(RegistryUnderTest registry)
    {
        var counts = registry.StatisticsOf(0);
        return counts.Reported + counts.Dropped + counts.Failed + counts.Queued;
    }

    private static void AddSpans(RegistryUnderTest registry, int count)
    {
        for (var i = 0; i < count; i++)
        {
            registry.Group.AddSpan(Span.Builder(typeof(BackPressureTests), "work"));
        }
    }

    private static Task AddOnOtherThread(RegistryUnderTest registry) =>
        Task.Factory.StartNew(() => AddSpans(registry, 1), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>One span is in the reporter, one fills the queue.</summary>
    private async Task<RegistryUnderTest> WithFullQueueAsync()
    {
        var registry = RegistryUnderTest.Create(_time, new QueueSettings(1, WhenQueueFull.Wait, Limit), _hanging);
        AddSpans(registry, 1);
        await _hanging.Entered.WaitAsync(Wait.Limit);
        AddSpans(registry, 1);
        return registry;
    }
}
