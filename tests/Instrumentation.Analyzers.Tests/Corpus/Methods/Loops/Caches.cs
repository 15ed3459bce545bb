using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Loops;

public sealed class Caches(MetricGroup group, TimeProvider clock, IOrderStore store)
{
    private readonly Dictionary<string, Order> _orders = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<Order?>>> _loads = new();
    private readonly LinkedList<string> _recent = new();
    private readonly ReaderWriterLockSlim _lock = new();
    private WeakReference<Order>? _last;

    public Order? GetOrLoad(string id)
    {
        if (_orders.TryGetValue(id, out var known)) return known;
        var span = Span.Builder(typeof(Caches), "miss").SetStartTime(clock.GetUtcNow());
        if (store.Find(id) is { } loaded)
        {
            _orders[id] = loaded;
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("rows", loaded.Rows)); // SPAN111
            return loaded;
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error, "unknown order"));
        return null;
    }

    public Task<Order?> LoadOnce(string id) => _loads.GetOrAdd(id, key => new Lazy<Task<Order?>>(async () =>
    {
        var span = Span.Builder(typeof(Caches), "load once").SetStartTime(clock.GetUtcNow());
        try
        {
            return await store.FindAsync(key);
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    })).Value;

    public void Evict(int keep)
    {
        if (_recent.Count <= keep) return;
        var begun = clock.GetUtcNow();
        var evicted = 0;
        while (_recent.Count > keep && _recent.Last is { Value: var oldest })
        {
            _orders.Remove(oldest);
            _recent.RemoveLast();
            evicted++;
        }

        group.AddSpan(Span.Builder(typeof(Caches), "evict").SetAttribute("evicted", evicted).SetStartTime(begun).SetEndTime(clock.GetUtcNow()));
    }

    public bool TryRead(string id, out Order? order)
    {
        var waiting = Span.Builder(typeof(Caches), "wait for lock").SetStartTime(clock.GetUtcNow());
        _lock.EnterReadLock();
        try
        {
            group.AddSpan(waiting.SetEndTime(clock.GetUtcNow())); // SPAN111
            return _orders.TryGetValue(id, out order);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Replace(IReadOnlyCollection<Order> orders)
    {
        var span = Span.Builder(typeof(Caches), "replace").SetStartTime(clock.GetUtcNow()).SetAttribute("before", _orders.Count);
        _lock.EnterWriteLock();
        try
        {
            _orders.Clear();
            foreach (var order in orders) _orders.TryAdd(order.Id, order);
            span.SetAttribute("after", _orders.Count);
        }
        finally
        {
            _lock.ExitWriteLock();
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }
    }

    public Order? Latest()
    {
        if (_last?.TryGetTarget(out var order) ?? false) return order;
        using var span = group.StartSpan(typeof(Caches), "reload latest");
        order = _recent.First is { } first ? store.Find(first.Value) : null;
        span.SetAttribute("found", order != null);
        _last = order is null ? null : new(order);
        return order;
    }

    public Order Slow(string id, Func<string, Order> make)
    {
        var watch = Stopwatch.StartNew();
        var begun = DateTimeOffset.UtcNow;
        if (!_orders.TryGetValue(id, out var order)) _orders.Add(id, order = make(id));
        return watch.Elapsed > TimeSpan.FromMilliseconds(50) ? Reported(order, begun, watch.Elapsed) : order;
    }

    private Order Reported(Order order, DateTimeOffset begun, TimeSpan took)
    {
        group.AddSpan(Span.Builder(typeof(Caches), "slow").SetStartTime(begun).SetEndTime(begun.Add(took)).SetAttribute("order", order.Id));
        return order;
    }

    public async ValueTask<Order?> WarmOrCold(string id)
    {
        if (_orders.GetValueOrDefault(id) is { } warm) return warm;
        var span = Span.Builder(typeof(Caches), "cold");
        span.SetStartTime(clock.GetUtcNow());
        Order? cold = null;
        try
        {
            cold = await store.FindAsync(id);
        }
        catch (TimeoutException)
        {
            span.SetAttribute("timeout", true);
        }

        switch (cold)
        {
            case null: span.SetStatus(SpanStatus.Error); break;
            case { IsPaid: true }: _orders[id] = cold; break;
        }

        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        return cold;
    }

    public int Refresh(IEnumerable<string> ids)
    {
        var refreshed = 0;
        foreach (var id in ids)
        {
            lock (_recent)
            {
                if (!_orders.Remove(id)) continue;
                var span = Span.Builder(typeof(Caches), "refresh").SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                if (store.Find(id) is { } order) _orders.Add(id, order);
                span.SetEndTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                group.AddSpan(span); // SPAN111
                refreshed++;
            }
        }

        return refreshed;
    }

    public void Expire(Func<Order, bool> isOld)
    {
        var old = (from pair in _orders where isOld(pair.Value) select pair.Key).ToList();
        if (old is [])
        {
            return;
        }

        var ticks = Stopwatch.GetTimestamp();
        var span = Span.Builder(typeof(Caches), "expire").SetStartTsMillis(ticks); // SPAN106: a stopwatch does not count from 1970
        old.ForEach(id => _orders.Remove(id));
        group.AddSpan(span.SetEndTsMillis(Stopwatch.GetTimestamp())); // SPAN106
    }
}
