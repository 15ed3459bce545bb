using System.Runtime.CompilerServices;

namespace Shop.Loops;

public sealed class Batches(MetricGroup group, TimeProvider clock, IOrderStore store)
{
    private readonly List<Order> _pending = [];
    private SpanBuilder? _open;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task InChunks(IEnumerable<Order> orders, CancellationToken token)
    {
        foreach (var chunk in orders.Chunk(100))
        {
            var span = Span.Builder(typeof(Batches), "chunk").SetStartTsMillis(Now).SetAttribute("size", chunk.Length);
            var saved = await store.SaveAllAsync(chunk, token);
            group.AddSpan(span.SetEndTsMillis(Now).SetAttribute("saved", saved)); // SPAN111
        }
    }

    public void BySize(IEnumerable<Order> orders)
    {
        SpanBuilder? span = null;
        var size = 0;
        foreach (var order in orders)
        {
            span ??= Span.Builder(typeof(Batches), "by size").SetStartTsMillis(Now);
            store.Save(order);
            if (++size < 50) continue;
            group.AddSpan(span.SetEndTsMillis(Now).SetAttribute("size", size));
            (span, size) = (null, 0);
        }

        if (span is not null) group.AddSpan(span.SetEndTsMillis(Now).SetAttribute("size", size));
    }

    public void Add(Order order)
    {
        _open ??= Span.Builder(typeof(Batches), "pending").SetStartTime(clock.GetUtcNow());
        _pending.Add(order);
        if (_pending.Count >= 20) Flush();
    }

    public void Flush()
    {
        if (_open is null) return;
        foreach (var order in _pending) store.Save(order);
        group.AddSpan(_open.SetAttribute("size", _pending.Count).SetEndTime(clock.GetUtcNow()));
        _open = null;
        _pending.Clear();
    }

    public async IAsyncEnumerable<IReadOnlyList<Order>> ByTime(IAsyncEnumerable<Order> orders, TimeSpan window, [EnumeratorCancellation] CancellationToken token)
    {
        var batch = new List<Order>();
        var begun = clock.GetUtcNow();
        await foreach (var order in orders.WithCancellation(token))
        {
            batch.Add(order);
            if (clock.GetUtcNow() - begun < window) continue;
            group.AddSpan(Span.Builder(typeof(Batches), "window").SetStartTime(begun).SetEndTime(begun + window).SetAttribute("size", batch.Count));
            yield return batch;
            batch = [];
            begun = clock.GetUtcNow();
        }

        if (batch.Count > 0) yield return batch;
    }

    public void ByKind(IEnumerable<Order> orders)
    {
        foreach (var kind in orders.GroupBy(order => order.Kind))
        {
            var begun = clock.GetUtcNow();
            var rows = kind.Sum(order => order.Rows);
            foreach (var order in kind) store.Save(order);
            group.AddSpan(Span.Builder(typeof(Batches), "kind").SetStartTime(begun).SetEndTime(clock.GetUtcNow()).SetAttribute("kind", kind.Key).SetAttribute("rows", rows));
        }
    }

    public int StopAtFirstBad(IReadOnlyList<Order> orders)
    {
        var span = Span.Builder(typeof(Batches), "stop at first").SetStartTsMillis(Now);
        var index = 0;
        for (; index < orders.Count; index++)
        {
            if (orders[index] is not { IsPaid: true, Rows: > 0 }) break;
            store.Save(orders[index]);
        }

        if (index < orders.Count) span.SetStatus(SpanStatus.Error, $"order {orders[index].Id} is bad");
        span.SetEndTsMillis(Now);
        group.AddSpan(span); // SPAN111
        return index;
    }

    public void SkipAndCount(IEnumerable<Order> orders)
    {
        var (saved, skipped) = (0, 0);
        using (var span = group.StartSpan(typeof(Batches), "skip and count"))
        {
            foreach (var order in orders)
            {
                if (!order.IsPaid) { skipped++; continue; }
                store.Save(order);
                saved++;
            }

            span.SetAttribute("saved", saved).SetAttribute("skipped", skipped);
        }
    }

    public void NewestFirst(SortedDictionary<DateTimeOffset, List<Order>> byDay)
    {
        foreach (var (day, orders) in byDay.Reverse())
        {
            var span = Span.Builder(typeof(Batches), "day").SetStartTsMillis(Now).SetAttribute("day", day.ToString("yyyy-MM-dd", null));
            orders.ForEach(store.Save);
            span.SetEndTsMillis(Now);
            group.AddSpan(span);
        }
    }

    public long OnlyWhenLarge(Order[] orders)
    {
        var span = orders.Length > 1000 ? Span.Builder(typeof(Batches), "large batch").SetStartTsMillis(Now) : null;
        long rows = 0;
        foreach (ref readonly var order in orders.AsSpan()) rows += order.Rows;
        if (span is not null)
        {
            span.SetEndTsMillis(Now).SetAttribute("rows", rows);
            group.AddSpan(span);
        }

        return rows;
    }

    public void EverySecondIsChild(IReadOnlyList<Order> orders)
    {
        var parent = Span.Builder(typeof(Batches), "pairs").SetStartTsMillis(Now);
        for (var i = 0; i + 1 < orders.Count; i += 2)
        {
            var child = Span.Builder(typeof(Batches), "pair").SetStartTsMillis(Now);
            store.Save(orders[i]);
            store.Save(orders[i + 1]);
            parent.AddChild(child.SetEndTsMillis(Now));
        }

        parent.SetEndTsMillis(Now);
        group.AddSpan(parent); // SPAN111
    }

    public void Shared(IEnumerable<Order> orders)
    {
        var span = Span.Builder(typeof(Batches), "shared").SetStartTsMillis(Now);
        foreach (var order in orders)
        {
            store.Save(order);
            group.AddSpan(span.SetEndTsMillis(Now)); // SPAN104, SPAN105: from the second round on
        }
    }

    public async Task Nested(IReadOnlyDictionary<string, Order[]> byCustomer)
    {
        var outer = Span.Builder(typeof(Batches), "customers").SetStartTsMillis(Now);
        try
        {
            foreach (var (customer, orders) in byCustomer)
            {
                var inner = Span.Builder(typeof(Batches), "customer").SetStartTsMillis(Now).SetAttribute("customer", customer);
                try
                {
                    foreach (var order in orders) await store.SaveAsync(order);
                }
                finally
                {
                    outer.AddChild(inner.SetEndTsMillis(Now));
                }
            }
        }
        finally
        {
            group.AddSpan(outer.SetEndTsMillis(Now));
        }
    }

    public void Drain(Queue<Order> queue, int limit)
    {
        if (queue.Count == 0) return;
        var span = Span.Builder(typeof(Batches), "drain").SetStartTsMillis(Now);
        var drained = 0;
        while (drained < limit && queue.TryDequeue(out var order))
        {
            store.Save(order);
            drained++;
        }

        span.SetAttribute("drained", drained);
        span.SetAttribute("left", queue.Count);
        span.SetEndTsMillis(Now);
        group.AddSpan(span); // SPAN111
    }

    public void CountedAtEnd(IEnumerator<Order> orders)
    {
        var start = Now;
        var count = 0L;
        try
        {
            while (orders.MoveNext()) count++;
        }
        finally
        {
            orders.Dispose();
            group.AddSpan(Span.Builder(typeof(Batches), "enumerated").SetStartTsMillis(start).SetEndTsMillis(Now).SetAttribute("count", count));
        }
    }
}
