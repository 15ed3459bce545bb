using Instrumentation.Configuration;
using Instrumentation.Reporting;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Reporting;

/// <summary>When a flush has reached its end, whatever happens to the spans before it, and what becomes of spans that the taker has taken ahead.</summary>
public class SpanQueueTests
{
    [Fact]
    public async Task A_flush_ends_when_the_spans_before_it_were_dealt_with_and_not_when_they_were_taken()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1", "2");
        var flush = queue.FlushAsync(CancellationToken.None);

        var batch = new List<Span>();
        Assert.True(queue.Take(batch, max: 2));
        queue.TryAdd(SpanSample.Span("3"));
        Assert.False(flush.IsCompleted);
        queue.Take(batch, max: 3);

        Assert.True(await flush);
        Assert.Equal(["1", "2", "3"], batch.Select(span => span.Name));
    }

    [Fact]
    public async Task A_flush_whose_spans_were_dropped_for_newer_ones_waits_for_what_is_in_hand_only()
    {
        var queue = Filled(WhenQueueFull.DropOldest, "1", "2");
        var batch = new List<Span>();
        queue.Take(batch, max: 1);
        var flush = queue.FlushAsync(CancellationToken.None);

        Assert.False(queue.TryAdd(SpanSample.Span("3")) && queue.TryAdd(SpanSample.Span("4")));
        Assert.False(flush.IsCompleted);
        queue.Take(batch, max: 2);

        Assert.True(await flush);
        Assert.Equal(["1", "3"], batch.Select(span => span.Name));
    }

    [Fact]
    public async Task A_flush_of_an_empty_queue_ends_at_once() =>
        Assert.True(await Filled(WhenQueueFull.DropNewest).FlushAsync(CancellationToken.None));

    [Fact]
    public async Task A_flush_that_was_given_up_is_forgotten_and_a_later_one_ends()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1");
        using var deadline = new CancellationTokenSource();
        var early = queue.FlushAsync(deadline.Token);
        await deadline.CancelAsync();
        Assert.False(await early);

        var late = queue.FlushAsync(CancellationToken.None);
        queue.Abandon();

        Assert.False(await late);
    }

    [Fact]
    public async Task A_flush_whose_spans_were_all_dropped_for_newer_ones_ends_although_nobody_takes()
    {
        var queue = Filled(WhenQueueFull.DropOldest, "1", "2");
        var flush = queue.FlushAsync(CancellationToken.None);

        queue.TryAdd(SpanSample.Span("3"));
        Assert.False(flush.IsCompleted);
        queue.TryAdd(SpanSample.Span("4"));

        Assert.True(await flush.WaitAsync(Wait.Limit));
    }

    [Theory]
    [InlineData(WhenQueueFull.DropNewest)]
    [InlineData(WhenQueueFull.DropOldest)]
    internal async Task A_queue_holds_as_many_as_its_size_and_one_more_costs_a_span_and_no_time(WhenQueueFull whenFull)
    {
        // On a clock that stands still, a wait would have no end.
        var queue = new SpanQueue(QueueSettings.Default with { Size = 3, WhenFull = whenFull }, new FakeTimeProvider());
        Assert.All((string[])["1", "2", "3"], name => Assert.True(queue.TryAdd(SpanSample.Span(name))));

        Assert.False(await Task.Run(() => queue.TryAdd(SpanSample.Span("4"))).WaitAsync(Wait.Limit));

        Assert.Equal(3, queue.Abandon());
    }

    [Fact]
    public async Task A_flush_that_was_given_up_takes_no_other_with_it()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1");
        using var deadline = new CancellationTokenSource();
        var patient = queue.FlushAsync(CancellationToken.None);
        var hasty = queue.FlushAsync(deadline.Token);

        await deadline.CancelAsync();
        Assert.False(await hasty);
        queue.TryAdd(SpanSample.Span("2"));
        Assert.True(queue.Take([], max: 1) && queue.Take([], max: 1));

        Assert.True(await patient.WaitAsync(Wait.Limit));
    }

    [Fact]
    public async Task A_flush_does_not_wait_for_the_end_of_a_pause_when_all_is_dealt_with()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1");
        queue.Take([], max: 1);
        var flush = queue.FlushAsync(CancellationToken.None);
        Assert.False(flush.IsCompleted);

        var pausing = Task.Factory.StartNew(() => queue.Pause(TimeSpan.FromDays(1)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.True(await flush.WaitAsync(Wait.Limit));
        Assert.False(pausing.IsCompleted);
        queue.Complete();
        await pausing.WaitAsync(Wait.Limit);
    }

    [Fact]
    public void A_taker_gets_as_many_as_it_wants_at_once()
    {
        var names = Enumerable.Range(0, (2 * SpanQueue.TakenAtOnce) + 1).Select(number => $"{number}").ToArray();
        var queue = Filled(WhenQueueFull.DropNewest, names);
        var batch = new List<Span>();

        Assert.True(queue.Take(batch, max: names.Length - 1));

        Assert.Equal(names[..^1], batch.Select(span => span.Name));
    }

    [Fact]
    public void What_is_given_up_counts_once_also_what_is_in_hand()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1", "2");
        queue.Take([], max: 1);

        Assert.Equal((2, 0, 0), (queue.Abandon(), queue.Settle(), queue.Abandon()));
        Assert.False(queue.TryAdd(SpanSample.Span("3")));
        Assert.False(queue.Take([], max: 1));
        Assert.True(queue.IsAbandoned);
    }

    [Fact]
    public void What_was_taken_ahead_counts_towards_the_size_until_it_is_claimed()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1", "2");
        var batch = new List<Span>();

        Assert.True(queue.Take(batch, max: 1));
        Assert.Equal((true, false), (queue.TryAdd(SpanSample.Span("3")), queue.TryAdd(SpanSample.Span("4"))));
        Assert.True(queue.Take(batch, max: 2));
        Assert.Equal((true, false), (queue.TryAdd(SpanSample.Span("5")), queue.TryAdd(SpanSample.Span("6"))));
        Assert.True(queue.Take(batch, max: 3) && queue.Take(batch, max: 4));

        Assert.Equal(["1", "2", "3", "5"], batch.Select(span => span.Name));
    }

    [Fact]
    public void The_oldest_span_is_dropped_also_when_it_was_taken_ahead()
    {
        var queue = Filled(WhenQueueFull.DropOldest, "1", "2", "3", "4");
        var batch = new List<Span>();
        queue.Take(batch, max: 1);

        var added = ((string[])["5", "6", "7", "8", "9"]).Select(name => queue.TryAdd(SpanSample.Span(name))).ToArray();
        queue.Take(batch, max: 5);

        Assert.Equal([true, false, false, false, false], added);
        Assert.Equal(["1", "6", "7", "8", "9"], batch.Select(span => span.Name));
    }

    [Fact]
    public void Of_what_was_taken_ahead_each_span_is_reported_dropped_or_given_up_exactly_once()
    {
        const int Added = 200_000;
        var queue = new SpanQueue(QueueSettings.Default with { Size = 50, WhenFull = WhenQueueFull.DropOldest }, TimeProvider.System);
        var (span, reported) = (SpanSample.Span("span"), 0L);
        var taker = new Thread(() =>
        {
            for (var batch = new List<Span>(); queue.Take(batch, max: 2); batch.Clear())
            {
                reported += queue.Settle();
            }
        });
        taker.Start();

        var dropped = Enumerable.Range(0, Added).Count(_ => !queue.TryAdd(span));
        var givenUp = queue.Abandon();

        Assert.True(taker.Join(Wait.Limit));
        Assert.Equal(Added, reported + dropped + givenUp);
    }

    [Fact]
    public async Task A_flush_reaches_a_taker_that_rests_while_few_spans_come()
    {
        var queue = new SpanQueue(QueueSettings.Default, TimeProvider.System);
        var taken = new List<Span>();
        var taker = new Thread(() =>
        {
            while (queue.Take(taken, max: taken.Count + 1))
            {
                queue.Settle();
            }
        });
        taker.Start();

        for (var i = 1; i <= 1_000; i++)
        {
            queue.TryAdd(SpanSample.Span("span"));
            Assert.True(await queue.FlushAsync(CancellationToken.None));
            Assert.Equal(i, taken.Count);
        }

        queue.Complete();
        Assert.True(taker.Join(Wait.Limit));
    }

    private static SpanQueue Filled(WhenQueueFull whenFull, params string[] names)
    {
        var queue = new SpanQueue(QueueSettings.Default with { Size = Math.Max(2, names.Length), WhenFull = whenFull }, TimeProvider.System);
        Assert.All(names, name => Assert.True(queue.TryAdd(SpanSample.Span(name))));
        return queue;
    }
}
