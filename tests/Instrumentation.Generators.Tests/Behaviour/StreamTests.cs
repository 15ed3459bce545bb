using System.Runtime.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>A stream's span begins with the first step of an enumeration and ends with its end.</summary>
public partial class StreamTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public async Task A_stream_that_is_never_enumerated_has_no_span()
    {
        var streams = NewStreams();

        _ = streams.Numbers(3);
        _ = streams.NumbersAsync(3);
        streams.Numbers(3).GetEnumerator().Dispose();
        await streams.NumbersAsync(3).GetAsyncEnumerator().DisposeAsync();

        Assert.Empty(_recorder.Spans);
    }

    [Fact]
    public void An_enumeration_to_the_end_is_completed()
    {
        Assert.Equal([1, 2, 3], NewStreams().Numbers(3));

        AssertSpan("completed", items: 3);
        Assert.Equal(3L, _recorder.Spans[0].Attributes["count"]);
    }

    [Fact]
    public async Task An_asynchronous_enumeration_to_the_end_is_completed()
    {
        Assert.Equal([1, 2, 3], await NewStreams().NumbersAsync(3).ToListAsync());

        AssertSpan("completed", items: 3);
    }

    [Fact]
    public async Task An_enumeration_that_the_consumer_leaves_is_abandoned()
    {
        foreach (var _ in NewStreams().Numbers(3))
        {
            break;
        }

        AssertSpan("abandoned", items: 1);
        _recorder.Clear();

        await foreach (var _ in NewStreams().NumbersAsync(3))
        {
            break;
        }

        AssertSpan("abandoned", items: 1);
    }

    [Fact]
    public void A_consumer_that_throws_has_abandoned_the_stream()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var _ in NewStreams().Numbers(3))
            {
                throw new InvalidOperationException();
            }
        });

        AssertSpan("abandoned", items: 1);
    }

    [Fact]
    public async Task A_stream_that_throws_has_failed_and_the_exception_is_unchanged()
    {
        var exception = new InvalidOperationException("broken");

        Assert.Same(exception, Assert.Throws<InvalidOperationException>(() => NewStreams().Numbers(3, exception).Sum()));
        AssertSpan("failed", items: 3, SpanStatus.Error);
        _recorder.Clear();

        Assert.Same(exception, await Assert.ThrowsAsync<InvalidOperationException>(async () => await NewStreams().NumbersAsync(3, exception).CountAsync()));
        AssertSpan("failed", items: 3, SpanStatus.Error);
    }

    [Fact]
    public async Task A_stream_that_is_cancelled_is_no_error()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in NewStreams().NumbersAsync(3).WithCancellation(stop.Token))
            {
                await stop.CancelAsync();
            }
        });

        AssertSpan("cancelled", items: 1);
    }

    [Fact]
    public void A_stream_that_is_enumerated_twice_has_two_spans()
    {
        var stream = NewStreams().Numbers(1);

        Assert.Equal(stream.ToList(), stream.ToList());

        Assert.Equal(["Numbers", "Numbers"], _recorder.Spans.Select(span => span.Name));
        Assert.NotEqual(_recorder.Spans[0].SpanId, _recorder.Spans[1].SpanId);
    }

    [Fact]
    public async Task What_a_stream_calls_is_its_child_and_what_the_consumer_calls_is_not()
    {
        var streams = NewStreams();
        await foreach (var _ in streams.Calling(2))
        {
            streams.Step("consumer");
        }

        var stream = Assert.Single(_recorder.Spans, span => span.Name == "Calling");
        Assert.All(_recorder.Spans.Where(span => span.Name == "step stream"), span => Assert.Equal(stream.SpanId, span.ParentSpanId));
        Assert.All(_recorder.Spans.Where(span => span.Name == "step consumer"), span => Assert.Equal(default, span.ParentSpanId));
        Assert.Equal(["step stream", "step consumer", "step stream", "step consumer", "step stream", "Calling"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task The_duration_is_that_of_the_enumeration()
    {
        await using var world = new TimedWorld();
        foreach (var _ in new Streams(world.MetricGroup).Numbers(2))
        {
            world.Time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(TimeSpan.FromSeconds(6), Assert.Single(world.Spans).Duration);
    }

    [Fact]
    public void Untyped_streams_and_enumerators_are_traced_as_well()
    {
        var streams = NewStreams();
        var seen = new List<object?>();
        foreach (var item in streams.Untyped())
        {
            seen.Add(item);
        }

        for (var items = streams.UntypedEnumerator(); items.MoveNext();)
        {
            seen.Add(items.Current);
        }

        using var numbers = streams.Enumerator();
        while (numbers.MoveNext())
        {
            seen.Add(numbers.Current);
        }

        Assert.Equal([1, "two", 3, 4, 5], seen);
        Assert.All(_recorder.Spans, span => Assert.Equal("completed", span.Attributes["span.outcome"]));
        Assert.Equal(["Untyped", "UntypedEnumerator", "Enumerator"], _recorder.Spans.Select(span => span.Name));
    }

    private void AssertSpan(string outcome, long items, SpanStatus status = SpanStatus.Unset)
    {
        var span = Assert.Single(_recorder.Spans);
        Assert.Equal((outcome, items, status), (span.Attributes["span.outcome"], span.Attributes["span.items"], span.Status));
    }

    private Streams NewStreams() => new(_recorder.MetricGroup);

    private sealed partial class Streams(MetricGroup metrics)
    {
        [Span]
        public partial IEnumerable<int> Numbers([SpanTag] int count, Exception? end = null);

        [Span]
        public partial IAsyncEnumerable<int> NumbersAsync(int count, Exception? end = null, CancellationToken cancellationToken = default);

        [Span]
        public partial IAsyncEnumerable<int> Calling(int count);

        [Span("step {who}")]
        public partial void Step(string who);

        [Span]
        public partial System.Collections.IEnumerable Untyped();

        [Span]
        public partial System.Collections.IEnumerator UntypedEnumerator();

        [Span]
        public partial IEnumerator<int> Enumerator();

        private IEnumerable<int> NumbersCore(int count, Exception? end)
        {
            for (var i = 1; i <= count; i++)
            {
                yield return i;
            }

            if (end is not null)
            {
                throw end;
            }
        }

        private async IAsyncEnumerable<int> NumbersAsyncCore(int count, Exception? end, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var number in NumbersCore(count, end))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return number;
            }
        }

        private async IAsyncEnumerable<int> CallingCore(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                Step("stream");
                yield return i;
            }

            Step("stream");
        }

        private void StepCore(string who)
        {
        }

        private System.Collections.IEnumerable UntypedCore()
        {
            yield return 1;
            yield return "two";
        }

        private System.Collections.IEnumerator UntypedEnumeratorCore()
        {
            yield return 3;
            yield return 4;
        }

        private IEnumerator<int> EnumeratorCore()
        {
            yield return 5;
        }
    }
}
