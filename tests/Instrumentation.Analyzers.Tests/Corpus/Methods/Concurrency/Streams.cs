using System.IO;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Shop.Concurrency;

public sealed partial class Streams(MetricGroup group, TimeProvider clock, IOrderStore store)
{
    public async IAsyncEnumerable<Order> Counted(IAsyncEnumerable<Order> source, [EnumeratorCancellation] CancellationToken token = default)
    {
        var span = Span.Builder(typeof(Streams), "counted").SetStartTime(clock.GetUtcNow());
        var count = 0;
        try
        {
            await foreach (var order in source.WithCancellation(token))
            {
                count++;
                yield return order;
            }
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("count", count));
        }
    }

    public async IAsyncEnumerable<Order> PerItem(IAsyncEnumerable<Order> source)
    {
        await using var items = source.GetAsyncEnumerator();
        while (true)
        {
            var next = Span.Builder(typeof(Streams), "next").SetStartTime(clock.GetUtcNow());
            bool hasNext;
            try { hasNext = await items.MoveNextAsync(); }
            finally { group.AddSpan(next.SetEndTime(clock.GetUtcNow())); }
            if (!hasNext) yield break;
            yield return items.Current;
        }
    }

    public IEnumerable<Order> Lazily(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            var span = Span.Builder(typeof(Streams), "lazily").SetStartTime(clock.GetUtcNow());
            var order = store.Find(id);
            group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
            if (order is { Rows: > 0 }) yield return order;
        }
    }

    public IEnumerable<SpanBuilder> Yielded(IEnumerable<Order> orders)
    {
        foreach (var order in orders)
        {
            var span = Span.Builder(typeof(Streams), "yielded").SetStartTime(order.Placed);
            if (order.IsPaid) span.SetAttribute("paid", true);
            yield return span;
        }
    }

    public void ReportYielded(IEnumerable<Order> orders)
    {
        foreach (var span in Yielded(orders)) group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public async Task<int> Consume(CancellationToken token)
    {
        var span = Span.Builder(typeof(Streams), "consume").SetStartTime(clock.GetUtcNow());
        var rows = 0;
        await foreach (var order in store.ReadAllAsync(token).ConfigureAwait(false))
        {
            if (order.State == OrderState.Lost) break;
            rows += order.Rows;
        }

        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span.SetAttribute("rows", rows)); // SPAN111
        return rows;
    }

    public async IAsyncEnumerable<string> Lines(PipeReader reader)
    {
        var span = Span.Builder(typeof(Streams), "lines").SetStartTime(clock.GetUtcNow());
        long bytes = 0;
        for (ReadResult result = default; !result.IsCompleted;)
        {
            result = await reader.ReadAsync();
            bytes += result.Buffer.Length;
            foreach (var segment in result.Buffer) yield return System.Text.Encoding.UTF8.GetString(segment.Span);
            reader.AdvanceTo(result.Buffer.End);
        }

        await reader.CompleteAsync();
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("bytes", bytes)); // SPAN111
    }

    public async Task Json(Stream input, Stream output)
    {
        await using var writer = new Utf8JsonWriter(output);
        var span = Span.Builder(typeof(Streams), "json").SetStartTime(clock.GetUtcNow());
        try
        {
            writer.WriteStartArray();
            await foreach (var order in JsonSerializer.DeserializeAsyncEnumerable<Order>(input))
            {
                if (order is null) continue;
                writer.WriteStringValue(order.Id);
                if (writer.BytesPending > 4096) await writer.FlushAsync();
            }

            writer.WriteEndArray();
        }
        catch (JsonException e)
        {
            span.SetStatus(SpanStatus.Error, e.Message).SetAttribute("line", e.LineNumber ?? -1);
            throw;
        }
        finally
        {
            span.SetAttribute("bytes", writer.BytesCommitted).SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }
    }

    [Span("merge streams")]
    public partial IAsyncEnumerable<T> Merge<T>(IAsyncEnumerable<T> left, IAsyncEnumerable<T> right, CancellationToken token);

    private async IAsyncEnumerable<T> MergeCore<T>(IAsyncEnumerable<T> left, IAsyncEnumerable<T> right, [EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var item in left.WithCancellation(token)) yield return item;
        await foreach (var item in right.WithCancellation(token)) yield return item;
    }

    public async Task TakeUntil(IAsyncEnumerable<Order> orders, Predicate<Order> isLast)
    {
        using var scope = group.StartSpan(typeof(Streams), "take until");
        await foreach (var order in orders)
        {
            if (isLast(order))
            {
                scope.SetAttribute("last", order.Id);
                return;
            }

            await store.SaveAsync(order);
        }

        scope.SetStatus(SpanStatus.Error, "no last order");
    }

    public async IAsyncEnumerable<(Order Order, TimeSpan Waited)> Timed([EnumeratorCancellation] CancellationToken token)
    {
        var mark = clock.GetTimestamp();
        await foreach (var order in store.ReadAllAsync(token))
        {
            var waited = clock.GetElapsedTime(mark);
            var now = clock.GetUtcNow();
            if (waited > TimeSpan.FromSeconds(1)) group.AddSpan(Span.Builder(typeof(Streams), "waited").SetStartTime(now - waited).SetEndTime(now));
            yield return (order, waited);
            mark = clock.GetTimestamp();
        }
    }

    public IObserver<Order> Observe() => new Observer(group, Span.Builder(typeof(Observer), "observed").SetStartTime(clock.GetUtcNow()), clock); // SPAN108: the scope is the inner type

    private sealed class Observer(MetricGroup group, SpanBuilder span, TimeProvider clock) : IObserver<Order>
    {
        private int _count;

        public void OnNext(Order value) => span.SetAttribute("count", ++_count);

        public void OnError(Exception error)
        {
            span.SetStatus(SpanStatus.Error, error.Message);
            OnCompleted();
        }

        public void OnCompleted() => group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }
}
