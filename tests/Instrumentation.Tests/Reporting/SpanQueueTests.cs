using Instrumentation.Configuration;
using Instrumentation.Reporting;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Reporting;

/// <summary>When a flush has reached its end, whatever happens to the spans before it.</summary>
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
    public void What_is_given_up_counts_once_also_what_is_in_hand()
    {
        var queue = Filled(WhenQueueFull.DropNewest, "1", "2");
        queue.Take([], max: 1);

        Assert.Equal((2, 0, 0), (queue.Abandon(), queue.Settle(), queue.Abandon()));
        Assert.False(queue.TryAdd(SpanSample.Span("3")));
        Assert.False(queue.Take([], max: 1));
        Assert.True(queue.IsAbandoned);
    }

    private static SpanQueue Filled(WhenQueueFull whenFull, params string[] names)
    {
        var queue = new SpanQueue(QueueSettings.Default with { Size = 2, WhenFull = whenFull }, TimeProvider.System);
        Assert.All(names, name => Assert.True(queue.TryAdd(SpanSample.Span(name))));
        return queue;
    }
}
