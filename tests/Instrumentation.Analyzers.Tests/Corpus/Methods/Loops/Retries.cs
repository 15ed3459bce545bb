using System.IO;

namespace Shop.Loops;

public sealed class Retries(MetricGroup group, TimeProvider clock, IGateway gateway, IOrderStore store)
{
    public async Task<Receipt> OneSpanPerAttempt(Order order, int limit, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            var span = Span.Builder(typeof(Retries), "charge").SetStartTime(clock.GetUtcNow()).SetAttribute("attempt", attempt);
            try
            {
                return await gateway.ChargeAsync(order, token);
            }
            catch (TransientException e) when (attempt < limit)
            {
                span.SetStatus(SpanStatus.Error, e.Message);
                await Task.Delay(e.RetryAfter, clock, token);
            }
            finally
            {
                group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
            }
        }
    }

    public async Task<Receipt?> OneSpanOverAllAttempts(Order order, CancellationToken token)
    {
        var span = Span.Builder(typeof(Retries), "charge with retries").SetStartTime(clock.GetUtcNow());
        var attempts = 0;
        Receipt? receipt = null;
        do
        {
            attempts++;
            try { receipt = await gateway.ChargeAsync(order, token); }
            catch (TransientException e) { span.SetAttribute($"error.{attempts}", e.Message); }
        }
        while (receipt is null && attempts < 5);
        span.SetEndTime(clock.GetUtcNow()).SetAttribute("attempts", attempts).SetStatus(receipt is null ? SpanStatus.Error : SpanStatus.Ok);
        group.AddSpan(span);
        return receipt;
    }

    public async Task<Receipt?> AttemptsAsChildren(Order order, CancellationToken token)
    {
        var all = Span.Builder(typeof(Retries), "charge tree").SetStartTime(clock.GetUtcNow());
        try
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var one = Span.Builder(typeof(Retries), "attempt").SetStartTime(clock.GetUtcNow());
                all.AddChild(one);
                try { return await gateway.ChargeAsync(order, token); }
                catch (TransientException e) { one.SetStatus(SpanStatus.Error, e.Message); }
                finally { one.SetEndTime(clock.GetUtcNow()); }
            }

            return null;
        }
        finally
        {
            all.SetEndTime(clock.GetUtcNow());
            group.AddSpan(all);
        }
    }

    public async Task<T> Backoff<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
    {
        var delay = TimeSpan.FromMilliseconds(50);
        while (true)
        {
            var start = clock.GetUtcNow();
            Exception? failure = null;
            try
            {
                var result = await call(token);
                group.AddSpan(Span.Builder(typeof(Retries), "call").SetStartTime(start).SetEndTime(clock.GetUtcNow()));
                return result;
            }
            catch (IOException e) when (delay < TimeSpan.FromSeconds(10)) { failure = e; }

            group.AddSpan(Span.Builder(typeof(Retries), "failed call").SetStartTime(start).SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error, failure.Message));
            await Task.Delay(delay, clock, token);
            delay *= 2;
        }
    }

    public bool SpinUntilSaved(Order order, int limit)
    {
        using var span = group.StartSpan(typeof(Retries), "save");
        for (var left = limit; left > 0; left--)
        {
            try
            {
                store.Save(order);
                span.SetAttribute("attempts", limit - left + 1);
                return true;
            }
            catch (IOException) when (left > 1)
            {
                Thread.Yield();
            }
        }

        span.SetStatus(SpanStatus.Error, "gave up");
        return false;
    }

    public async Task RetryWithGoto(Order order)
    {
        var failures = 0;
    again:
        var span = Span.Builder(typeof(Retries), "save once").SetStartTime(clock.GetUtcNow());
        try
        {
            await store.SaveAsync(order);
        }
        catch (TransientException) when (failures++ < 3)
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error));
            goto again;
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("failures", failures));
    }

    public async Task<Order?> FirstStoreThatKnows(string id, IEnumerable<IOrderStore> stores, CancellationToken token)
    {
        foreach (var (candidate, index) in stores.Select((store, index) => (store, index)))
        {
            var span = Span.Builder(typeof(Retries), "ask store").SetStartTsMillis(clock.GetUtcNow().ToUnixTimeMilliseconds()).SetAttribute("store", index);
            Order? found;
            try
            {
                found = await candidate.FindAsync(id, token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                span.SetStatus(SpanStatus.Error, e.Message).SetEndTsMillis(clock.GetUtcNow().ToUnixTimeMilliseconds());
                group.AddSpan(span);
                continue;
            }

            span.SetAttribute("found", found is not null).SetEndTsMillis(clock.GetUtcNow().ToUnixTimeMilliseconds());
            group.AddSpan(span);
            if (found is not null) return found;
        }

        return null;
    }

    public async Task<bool> HedgedRequest(Order order, CancellationToken token)
    {
        var span = Span.Builder(typeof(Retries), "hedge").SetStartTime(clock.GetUtcNow());
        using var loser = CancellationTokenSource.CreateLinkedTokenSource(token);
        var first = gateway.ChargeAsync(order, loser.Token);
        if (await Task.WhenAny(first, Task.Delay(200, token)) == first && first.IsCompletedSuccessfully)
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("hedged", false)); // SPAN111
            return true;
        }

        var second = gateway.ChargeAsync(order, loser.Token);
        var winner = await Task.WhenAny(first, second);
        await loser.CancelAsync();
        span.SetAttribute("hedged", true).SetAttribute("winner", winner == first ? 1 : 2);
        if (winner.IsFaulted) span.SetStatus(SpanStatus.Error, winner.Exception.InnerException?.Message);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        return winner.IsCompletedSuccessfully;
    }

    public async Task CircuitBreaker(Order order, Func<bool> isOpen, Action trip)
    {
        if (isOpen())
        {
            group.AddSpan(Span.Builder(typeof(Retries), "short circuit").SetAttribute("order", order.Id));
            return;
        }

        var span = Span.Builder(typeof(Retries), "through circuit").SetStartTime(clock.GetUtcNow());
        try
        {
            await gateway.ChargeAsync(order);
            span.SetEndTime(clock.GetUtcNow());
        }
        catch (TransientException)
        {
            span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error, "tripped");
            trip();
            throw;
        }
        finally
        {
            group.AddSpan(span); // SPAN101: other exceptions pass without an end
        }
    }

    public int PollWithDeadline(TimeSpan limit)
    {
        var begun = clock.GetUtcNow();
        var deadline = begun + limit;
        int count;
        while ((count = store.Count()) == 0 && clock.GetUtcNow() < deadline) Thread.Sleep(5);
        var span = Span.Builder(typeof(Retries), "poll").SetStartTime(begun);
        span = count == 0 ? span.SetStatus(SpanStatus.Error, "timeout").SetEndTime(deadline) : span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        return count;
    }

    public async Task<bool> RetryEachOnce(IReadOnlyList<Order> orders)
    {
        var again = new Queue<(Order Order, bool IsSecond)>(orders.Select(order => (order, false)));
        var complete = true;
        while (again.TryDequeue(out var next))
        {
            var span = Span.Builder(typeof(Retries), next.IsSecond ? "second try" : "first try").SetStartTime(clock.GetUtcNow());
            try
            {
                await store.SaveAsync(next.Order);
                span.SetStatus(SpanStatus.Ok);
            }
            catch (TransientException)
            {
                if (next.IsSecond) complete = false;
                else again.Enqueue((next.Order, true));
                span.SetStatus(SpanStatus.Error);
            }

            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }

        return complete;
    }
}
