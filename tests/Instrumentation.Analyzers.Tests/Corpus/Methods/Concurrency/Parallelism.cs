using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Shop.Concurrency;

public sealed class Parallelism(MetricGroup group, TimeProvider clock, IOrderStore store)
{
    private readonly SemaphoreSlim _gate = new(4);
    private readonly Lock _lock = new();
    private int _running;

    public Task SaveInParallel(IEnumerable<Order> orders, CancellationToken token) => Parallel.ForEachAsync(orders, token, async (order, inner) =>
    {
        var span = Span.Builder(typeof(Parallelism), "save").SetStartTime(clock.GetUtcNow());
        try
        {
            await store.SaveAsync(order, inner);
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    });

    public async Task ChildPerWorker(IReadOnlyList<Order> orders)
    {
        var parent = Span.Builder(typeof(Parallelism), "workers").SetStartTime(clock.GetUtcNow());
        var children = new ConcurrentBag<SpanBuilder>();
        await Parallel.ForEachAsync(orders, async (order, token) =>
        {
            var child = Span.Builder(typeof(Parallelism), "worker").SetStartTime(clock.GetUtcNow()).SetAttribute("order", order.Id);
            await store.SaveAsync(order, token);
            children.Add(child.SetEndTime(clock.GetUtcNow()));
        });
        parent.AddChildren(children);
        group.AddSpan(parent.SetEndTime(clock.GetUtcNow())); // SPAN111
    }

    public async Task<int> Gated(Order order, CancellationToken token)
    {
        var span = Span.Builder(typeof(Parallelism), "gated").SetStartTime(clock.GetUtcNow());
        await _gate.WaitAsync(token);
        try
        {
            span.SetAttribute("waited.ms", (clock.GetUtcNow() - order.Placed).TotalMilliseconds);
            await store.SaveAsync(order, token);
            return _gate.CurrentCount;
        }
        finally
        {
            _gate.Release();
            group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
        }
    }

    public bool TryGated(Action work)
    {
        if (!_gate.Wait(TimeSpan.Zero))
        {
            group.AddSpan(Span.Builder(typeof(Parallelism), "refused").SetAttribute("running", Volatile.Read(ref _running)));
            return false;
        }

        var span = Span.Builder(typeof(Parallelism), "admitted").SetStartTime(clock.GetUtcNow());
        Interlocked.Increment(ref _running);
        try { work(); }
        finally
        {
            Interlocked.Decrement(ref _running);
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
            _gate.Release();
        }

        return true;
    }

    public void Locked(Order order)
    {
        SpanBuilder span;
        lock (_lock)
        {
            span = Span.Builder(typeof(Parallelism), "locked").SetStartTime(clock.GetUtcNow());
            store.Save(order);
            span.SetEndTime(clock.GetUtcNow());
        }

        group.AddSpan(span);
    }

    public async Task Pipeline(ChannelReader<Order> source, ChannelWriter<(Order Order, SpanBuilder Span)> target, CancellationToken token)
    {
        await foreach (var order in source.ReadAllAsync(token))
        {
            var span = Span.Builder(typeof(Parallelism), "piped").SetStartTime(clock.GetUtcNow());
            await target.WriteAsync((order, span), token);
        }

        target.Complete();
    }

    public async Task EndOfPipeline(ChannelReader<(Order Order, SpanBuilder Span)> source)
    {
        while (await source.WaitToReadAsync())
        {
            while (source.TryRead(out var item))
            {
                var (order, span) = item;
                store.Save(order);
                group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
            }
        }
    }

    public async Task Overflow(ChannelWriter<Order> target, Order order)
    {
        if (target.TryWrite(order)) return;
        var span = Span.Builder(typeof(Parallelism), "overflow").SetStartTime(clock.GetUtcNow());
        while (await target.WaitToWriteAsync())
        {
            if (!target.TryWrite(order)) continue;
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
            return;
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error, "closed")); // SPAN111
    }

    public async Task<int[]> FanOut(string[] ids)
    {
        var span = Span.Builder(typeof(Parallelism), "fan out").SetStartTime(clock.GetUtcNow());
        var tasks = ids.Select(async id =>
        {
            var one = Span.Builder(typeof(Parallelism), "fan").SetStartTime(clock.GetUtcNow());
            var order = await store.FindAsync(id);
            lock (_lock) span.AddChild(one.SetEndTime(clock.GetUtcNow()));
            return order?.Rows ?? 0;
        });
        var rows = await Task.WhenAll(tasks);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        return rows;
    }

    public async Task AsTheyComplete(IEnumerable<Task<Order?>> loads)
    {
        var begun = clock.GetUtcNow();
        await foreach (var load in Task.WhenEach(loads))
        {
            var span = Span.Builder(typeof(Parallelism), "completed").SetStartTime(begun).SetEndTime(clock.GetUtcNow());
            span = load switch
            {
                { IsCompletedSuccessfully: true, Result: { } order } => span.SetAttribute("order", order.Id),
                { IsFaulted: true, Exception.InnerException: { } e } => span.SetStatus(SpanStatus.Error, e.Message),
                { IsCanceled: true } => span.SetAttribute("cancelled", true),
                _ => span.SetAttribute("found", false),
            };
            group.AddSpan(span);
        }
    }

    public void Background(Order order)
    {
        var span = Span.Builder(typeof(Parallelism), "background").SetStartTime(clock.GetUtcNow());
        _ = Task.Run(async () =>
        {
            try { await store.SaveAsync(order); }
            catch (Exception e) { span.SetStatus(SpanStatus.Error, e.Message); }
            finally { group.AddSpan(span.SetEndTime(clock.GetUtcNow())); }
        });
    }

    public Task Continued(Order order)
    {
        var span = Span.Builder(typeof(Parallelism), "continued").SetStartTime(clock.GetUtcNow());
        return store.SaveAsync(order).ContinueWith(
            saved => group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(saved.IsFaulted ? SpanStatus.Error : SpanStatus.Ok)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    public void OnThread(Action work)
    {
        var thread = new Thread(() =>
        {
            using var span = group.StartSpan(typeof(Parallelism), "thread");
            span.SetAttribute("thread", Environment.CurrentManagedThreadId);
            work();
        });
        thread.Start();
        thread.Join();
    }

    public async Task WithTimeout(Order order, TimeSpan limit, CancellationToken token)
    {
        var span = Span.Builder(typeof(Parallelism), "with timeout").SetStartTime(clock.GetUtcNow());
        using var timeout = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        try
        {
            await store.SaveAsync(order, both.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !token.IsCancellationRequested)
        {
            span.SetStatus(SpanStatus.Error, $"not within {limit}");
        }
        finally
        {
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }
    }

    public async Task Registered(CancellationToken token)
    {
        var done = new TaskCompletionSource();
        var span = Span.Builder(typeof(Parallelism), "until cancelled").SetStartTime(clock.GetUtcNow());
        await using var registration = token.Register(done.SetResult);
        await done.Task;
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public void Partitioned(Order[] orders)
    {
        var span = Span.Builder(typeof(Parallelism), "partitioned").SetStartTime(clock.GetUtcNow());
        var total = 0L;
        Parallel.ForEach(Partitioner.Create(0, orders.Length), () => 0L, (range, _, sum) =>
        {
            for (var i = range.Item1; i < range.Item2; i++) sum += orders[i].Rows;
            return sum;
        }, sum => Interlocked.Add(ref total, sum));
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("total", total)); // SPAN111
    }

    public async Task Debounced(Func<Task> work, TimeSpan quiet)
    {
        var mine = Interlocked.Increment(ref _running);
        await Task.Delay(quiet, clock);
        if (mine != Volatile.Read(ref _running)) return;
        var span = Span.Builder(typeof(Parallelism), "debounced").SetStartTime(clock.GetUtcNow());
        try { await work(); }
        finally { group.AddSpan(span.SetEndTime(clock.GetUtcNow())); }
    }

    public async Task FirstOf(Task left, Task right)
    {
        var span = Span.Builder(typeof(Parallelism), "race").SetStartTime(clock.GetUtcNow());
        var winner = await Task.WhenAny(left, right);
        span.SetEndTime(clock.GetUtcNow());
        span.SetAttribute("winner", ReferenceEquals(winner, left) ? "left" : "right");
        group.AddSpan(span);
        await winner;
    }

    public void AddedByTwoThreads(Order order)
    {
        var span = Span.Builder(typeof(Parallelism), "late").SetStartTime(clock.GetUtcNow()).SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        store.Save(order);
        span.SetAttribute("saved", true); // SPAN104: it is gone
    }
}
