using System.Collections;
using System.Runtime.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>An iterator takes the open span of its enumeration; each enumeration has one of its own.</summary>
public partial class StreamBuilderTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public async Task Every_kind_of_stream_writes_into_its_span()
    {
        var streams = new Streams(_recorder.MetricGroup);

        Assert.Equal([1, 2], streams.Numbers(2));
        Assert.Equal([1, 2], await streams.NumbersAsync(2).ToListAsync());
        Assert.Equal([1, 2], streams.Untyped(2).Cast<int>());
        await DrainAsync(streams.AsyncEnumerator(2));
        Drain(streams.Enumerator(2));
        Drain(streams.UntypedEnumerator(2));

        Assert.Equal(6, _recorder.Spans.Count);
        Assert.All(_recorder.Spans, span => Assert.Equal((2L, 2L, "completed"), (span.Attributes["last"], span.Attributes["span.items"], span.Attributes["span.outcome"])));
    }

    [Fact]
    public void Each_enumeration_has_a_span_of_its_own()
    {
        var stream = new Streams(_recorder.MetricGroup).Numbers(3);

        using (var first = stream.GetEnumerator())
        using (var second = stream.GetEnumerator())
        {
            first.MoveNext();
            second.MoveNext();
            second.MoveNext();
        }

        Assert.Equal([2L, 1L], _recorder.Spans.Select(span => span.Attributes["last"]));
        Assert.Distinct(_recorder.Spans.Select(span => span.SpanId));
    }

    [Fact]
    public async Task A_stream_that_is_never_stepped_has_no_span_and_runs_nothing()
    {
        var streams = new Streams(_recorder.MetricGroup);

        streams.Numbers(3).GetEnumerator().Dispose();
        await streams.NumbersAsync(3).GetAsyncEnumerator().DisposeAsync();

        Assert.Empty(_recorder.Spans);
        Assert.Equal(0, streams.Started);
    }

    [Fact]
    public async Task The_token_of_the_enumeration_reaches_Core()
    {
        using var stop = new CancellationTokenSource();
        var streams = new Streams(_recorder.MetricGroup);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in streams.NumbersAsync(3).WithCancellation(stop.Token))
            {
                await stop.CancelAsync();
            }
        });

        Assert.Equal("cancelled", Assert.Single(_recorder.Spans).Attributes["span.outcome"]);
    }

    [Fact]
    public void A_struct_is_traced_as_it_was_when_the_method_was_called()
    {
        var numbers = new Numbers(_recorder.MetricGroup) { First = 5 };
        var stream = numbers.Two();
        numbers.First = 9;

        Assert.Equal([5, 6], stream);
        Assert.Equal(5L, Assert.Single(_recorder.Spans).Attributes["first"]);
    }

    [Fact]
    public void Without_a_reporter_Core_gets_a_builder_that_takes_everything() =>
        Assert.Equal([1, 2], new Streams(MetricGroup.Unregistered).Numbers(2));

    private static void Drain(IEnumerator stream)
    {
        while (stream.MoveNext())
        {
        }
    }

    private static async Task DrainAsync(IAsyncEnumerator<int> stream)
    {
        while (await stream.MoveNextAsync())
        {
        }
    }

    private partial struct Numbers(MetricGroup metrics)
    {
        public int First { get; set; }

        [Span]
        public readonly partial IEnumerable<int> Two();

        private readonly IEnumerable<int> TwoCore(SpanBuilder span)
        {
            span.SetAttribute("first", First);
            yield return First;
            yield return First + 1;
        }
    }

    private sealed partial class Streams(MetricGroup metrics)
    {
        public int Started { get; private set; }

        [Span]
        public partial IEnumerable<int> Numbers(int count);

        [Span]
        public partial IAsyncEnumerable<int> NumbersAsync(int count, CancellationToken cancellationToken = default);

        [Span]
        public partial IEnumerable Untyped(int builder);

        [Span]
        public partial IEnumerator<int> Enumerator(int count);

        [Span]
        public partial IEnumerator UntypedEnumerator(int count);

        [Span]
        public partial IAsyncEnumerator<int> AsyncEnumerator(int count);

        private IEnumerable<int> NumbersCore(int count, SpanBuilder span)
        {
            Started++;
            for (var number = 1; number <= count; number++)
            {
                span.SetAttribute("last", number);
                yield return number;
            }
        }

        private async IAsyncEnumerable<int> NumbersAsyncCore(int count, [EnumeratorCancellation] CancellationToken cancellationToken, SpanBuilder span)
        {
            foreach (var number in NumbersCore(count, span))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return number;
            }
        }

        private IEnumerable UntypedCore(int count, SpanBuilder span)
        {
            foreach (var number in NumbersCore(count, span))
            {
                yield return number;
            }
        }

        private IEnumerator<int> EnumeratorCore(int count, SpanBuilder span)
        {
            foreach (var number in NumbersCore(count, span))
            {
                yield return number;
            }
        }

        private IEnumerator UntypedEnumeratorCore(int count, SpanBuilder span)
        {
            foreach (var number in NumbersCore(count, span))
            {
                yield return number;
            }
        }

        private async IAsyncEnumerator<int> AsyncEnumeratorCore(int count, SpanBuilder span)
        {
            foreach (var number in NumbersCore(count, span))
            {
                await Task.Yield();
                yield return number;
            }
        }
    }
}
