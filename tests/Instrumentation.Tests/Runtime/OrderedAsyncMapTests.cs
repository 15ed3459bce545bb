using System.Collections.Concurrent;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Tests.Doubles.Functions;

namespace Instrumentation.Tests.Runtime;

public class OrderedAsyncMapTests
{
    private readonly LifeStory _story = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<int>> _results = new();

    [Fact]
    public async Task Results_come_in_the_order_of_the_values_whichever_is_ready_first()
    {
        var results = Run(capacity: 3, count: 6);
        var first = results.MoveNextAsync();
        await Wait.Until(() => _results.Count == 3);

        Result(3).SetResult(3);
        Result(2).SetResult(2);
        Assert.False(first.IsCompleted);
        Result(1).SetResult(1);

        Assert.True(await first);
        Assert.Equal(1, results.Current);
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(2, results.Current);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task No_more_values_than_the_capacity_are_worked_on_at_the_same_time(int capacity)
    {
        var (running, most) = (0, 0);
        var function = new TellingAsync(_story)
        {
            Work = async (value, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return value;
            },
        };

        var results = new List<int>();
        await foreach (var result in new RichFunctionHost().AsyncMap(HostRun.Numbers(500), function, HostRun.Context, capacity: capacity))
        {
            results.Add(result);
        }

        Assert.Equal(Enumerable.Range(1, 500), results);
        Assert.InRange(most, 1, capacity);
    }

    [Fact]
    public async Task The_whole_capacity_is_used_and_not_a_value_more()
    {
        var results = Run(capacity: 4, count: 10);
        var first = results.MoveNextAsync();
        await Wait.Until(() => _results.Count == 4);

        Result(1).SetResult(1);
        await first;

        Assert.Equal(["open in task", "1", "2", "3", "4"], _story.Events);
    }

    [Fact]
    public async Task A_finished_result_does_not_wait_for_the_next_value_of_a_slow_source()
    {
        var more = new TaskCompletionSource();
        async IAsyncEnumerable<int> SlowSource()
        {
            yield return 1;
            await more.Task;
            yield return 2;
        }

        await using var results = new RichFunctionHost()
            .AsyncMap(SlowSource(), new TellingAsync(_story), HostRun.Context, capacity: 2).GetAsyncEnumerator();

        Assert.True(await results.MoveNextAsync().AsTask().WaitAsync(Wait.Limit));
        Assert.Equal(10, results.Current);
        more.SetResult();
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(20, results.Current);
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task A_failure_comes_after_the_results_before_it_and_ends_what_was_begun_after()
    {
        var exception = new InvalidDataException("second");
        var results = Run(capacity: 3, count: 10);
        var first = results.MoveNextAsync();
        await Wait.Until(() => _results.Count == 3);

        Result(2).SetException(exception);
        Result(1).SetResult(1);

        Assert.True(await first);
        var second = results.MoveNextAsync().AsTask();
        await Wait.Until(() => Result(3).Task.IsCompleted || second.IsCompleted);
        Assert.Same(exception, await Assert.ThrowsAsync<InvalidDataException>(() => second));
        Assert.True(Result(3).Task.IsCanceled);
        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task What_is_thrown_before_the_first_await_waits_for_its_turn_too()
    {
        _story.Throws["2"] = new InvalidDataException("second");
        var results = new List<int>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var result in new RichFunctionHost().AsyncMap(HostRun.Numbers(), new TellingAsync(_story), HostRun.Context, capacity: 3))
            {
                results.Add(result);
            }
        });

        Assert.Equal([10], results);
        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task A_source_that_fails_is_told_after_the_results_of_the_values_before()
    {
        static async IAsyncEnumerable<int> Broken()
        {
            yield return 1;
            yield return 2;
            await Task.Yield();
            throw new InvalidDataException("source");
        }

        var results = new List<int>();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var result in new RichFunctionHost().AsyncMap(Broken(), new TellingAsync(_story), HostRun.Context, capacity: 5))
            {
                results.Add(result);
            }
        });

        Assert.Equal([10, 20], results);
        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task A_consumer_that_stops_cancels_what_is_running_and_the_function_is_closed_after_it()
    {
        var results = Run(capacity: 3, count: 10);
        var first = results.MoveNextAsync();
        await Wait.Until(() => _results.Count == 3);
        Result(1).SetResult(1);
        await first;

        await results.DisposeAsync();

        Assert.True(Result(2).Task.IsCanceled && Result(3).Task.IsCanceled);
        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task Cancellation_reaches_the_function()
    {
        using var cancellation = new CancellationTokenSource();
        var results = Run(capacity: 2, count: 10, cancellation.Token);
        var first = results.MoveNextAsync().AsTask();
        await Wait.Until(() => _results.Count == 2);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.True(Result(1).Task.IsCanceled);
        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task A_callback_on_the_token_that_throws_does_not_take_the_place_of_the_failure()
    {
        var function = new TellingAsync(_story)
        {
            Work = (_, token) =>
            {
                token.Register(() => throw new IOException("callback"));
                throw new InvalidDataException("work");
            },
        };

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var result in new RichFunctionHost().AsyncMap(HostRun.Numbers(), function, HostRun.Context))
            {
                Assert.Fail($"{result}");
            }
        });

        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task An_unlimited_capacity_is_possible()
    {
        var count = 0;
        await foreach (var result in new RichFunctionHost()
            .AsyncMap(HostRun.Numbers(100), new TellingAsync(_story), HostRun.Context, capacity: int.MaxValue))
        {
            count++;
            Assert.Equal(count * 10, result);
        }

        Assert.Equal(100, count);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    // A run whose results the test sets one by one.
    private IAsyncEnumerator<int> Run(int capacity, int count, CancellationToken token = default)
    {
        var function = new TellingAsync(_story)
        {
            Work = (value, stop) =>
            {
                var result = Result(value);
                stop.Register(() => result.TrySetCanceled(stop));
                return new ValueTask<int>(result.Task);
            },
        };
        return new RichFunctionHost().AsyncMap(HostRun.Numbers(count), function, HostRun.Context, token, capacity).GetAsyncEnumerator(CancellationToken.None);
    }

    private TaskCompletionSource<int> Result(int value) => _results.GetOrAdd(value, _ => new TaskCompletionSource<int>());
}
