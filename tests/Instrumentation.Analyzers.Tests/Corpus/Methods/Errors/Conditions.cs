using System.Diagnostics;

namespace Shop.Errors;

public sealed class Conditions(MetricGroup group, TimeProvider clock, IOrderStore store)
{
    private static int s_calls;

    [ThreadStatic]
    private static bool t_isInside;

    private bool IsVerbose { get; set; }

    public int WhenSomeoneListens(Order order)
    {
        if (!group.IsReporting)
        {
            store.Save(order);
            return 0;
        }

        var span = Span.Builder(typeof(Conditions), "save").SetStartTime(clock.GetUtcNow());
        store.Save(order);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
        return 1;
    }

    public void OneInAHundred(Order order)
    {
        SpanBuilder? span = null;
        if (Interlocked.Increment(ref s_calls) % 100 == 1)
        {
            span = Span.Builder(typeof(Conditions), "sample").SetStartTime(clock.GetUtcNow());
        }

        store.Save(order);
        if (span != null) group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public void OnlySlow(Order order)
    {
        var watch = ValueStopwatch.Start();
        var start = clock.GetUtcNow();
        store.Save(order);
        if (watch.Elapsed is { TotalMilliseconds: > 250 } took)
        {
            group.AddSpan(Span.Builder(typeof(Conditions), "slow save").SetStartTime(start).SetEndTime(start + took));
        }
    }

    public void DecidedLate(Order order)
    {
        var span = Span.Builder(typeof(Conditions), "late").SetStartTime(clock.GetUtcNow());
        var before = store.Count();
        store.Save(order);
        var after = store.Count();
        if (after == before) return;
        span.SetAttribute("added", after - before);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
    }

    public void Verbose(Order order)
    {
        var span = Span.Builder(typeof(Conditions), "verbose").SetAttribute("id", order.Id);
        if (IsVerbose)
        {
            span.SetAttribute("customer", order.Customer);
            foreach (var line in order.Lines) span.SetAttribute($"line.{line.Article}", line.Quantity);
        }

        group.AddSpan(span);
    }

    public void SameFlagTwice(Order order, bool isTimed)
    {
        var span = Span.Builder(typeof(Conditions), "flag");
        if (isTimed) span.SetStartTime(clock.GetUtcNow());
        store.Save(order);
        if (isTimed) span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span); // SPAN111
    }

    public string ByState(Order order)
    {
        var begun = clock.GetUtcNow();
        var span = order.State switch
        {
            OrderState.New => Span.Builder(typeof(Conditions), "new"),
            OrderState.Paid or OrderState.Packed => Span.Builder(typeof(Conditions), "open").SetAttribute("total", (double)order.Total),
            OrderState.Lost when order.Rows > 0 => Span.Builder(typeof(Conditions), "lost").SetStatus(SpanStatus.Error),
            _ => null,
        };
        store.Save(order);
        if (span is null) return "ignored";
        group.AddSpan(span.SetStartTime(begun).SetEndTime(clock.GetUtcNow()));
        return "reported";
    }

    public void ByStateWithGotoCase(Order order)
    {
        var span = Span.Builder(typeof(Conditions), "state").SetStartTime(clock.GetUtcNow());
        switch (order.State)
        {
            case OrderState.Sent:
                span.SetAttribute("sent", true);
                goto case OrderState.Packed;
            case OrderState.Packed:
                span.SetAttribute("packed", true);
                goto default;
            case OrderState.Lost:
                span.SetStatus(SpanStatus.Error, "lost");
                span.SetEndTime(clock.GetUtcNow());
                break;
            default:
                span.SetEndTime(clock.GetUtcNow());
                break;
        }

        group.AddSpan(span);
    }

    public bool NotReentrant(Action work)
    {
        if (t_isInside) return false;
        t_isInside = true;
        var span = Span.Builder(typeof(Conditions), "outermost").SetStartTime(clock.GetUtcNow());
        try
        {
            work();
            return true;
        }
        finally
        {
            t_isInside = false;
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    public void OnlyErrors(Order order)
    {
        var span = Span.Builder(typeof(Conditions), "errors only").SetStartTime(clock.GetUtcNow());
        var failed = false;
        try
        {
            store.Save(order);
        }
        catch (TransientException e)
        {
            failed = true;
            span.SetStatus(SpanStatus.Error, e.Message).SetEndTime(clock.GetUtcNow());
        }

        if (failed) group.AddSpan(span);
    }

    public void OnlyChanges(Order old, Order now)
    {
        if (old == now) return;
        var moment = clock.GetUtcNow();
        var span = Span.Builder(typeof(Conditions), "changed").SetStartTime(moment).SetEndTime(moment);
        _ = old.State != now.State ? span.SetAttribute("state", now.State.ToString()) : span;
        _ = old.Rows != now.Rows ? span.SetAttribute("rows", now.Rows) : span;
        group.AddSpan(span);
    }

    public void EndKnownOrNow(Order order, DateTimeOffset? ended)
    {
        group.AddSpan(Span.Builder(typeof(Conditions), "known end").SetStartTime(order.Placed).SetEndTime(ended ?? clock.GetUtcNow()));
    }

    public void StartKnownOrSkip(Order order, DateTimeOffset? started)
    {
        if (started is not { } start)
        {
            group.AddSpan(Span.Builder(typeof(Conditions), "instant").SetAttribute("order", order.Id));
            return;
        }

        group.AddSpan(Span.Builder(typeof(Conditions), "period").SetStartTime(start).SetEndTime(clock.GetUtcNow()).SetAttribute("order", order.Id));
    }

    [Conditional("DEBUG")]
    public void OnlyInDebug(string what)
    {
        group.AddSpan(Span.Builder(typeof(Conditions), "debug").SetAttribute("what", what));
    }

    public void Lifted(Order order, TimeSpan? limit)
    {
        var start = clock.GetUtcNow();
        store.Save(order);
        var end = clock.GetUtcNow();
        if (end - start <= limit || limit is null) return;
        var span = Span.Builder(typeof(Conditions), "over the limit").SetStartTime(start).SetEndTime(end);
        group.AddSpan(span.SetAttribute("limit.ms", limit.Value.TotalMilliseconds));
    }

    public void Thinned(Order order, Random random)
    {
        var isSampled = group.IsReporting && random.NextDouble() < 0.1;
        var start = isSampled ? clock.GetUtcNow() : default;
        store.Save(order);
        if (!isSampled) return;
        group.AddSpan(Span.Builder(typeof(Conditions), "thinned").SetStartTime(start).SetEndTime(clock.GetUtcNow()));
    }

    public void EndWithoutStart(Order order)
    {
        var span = Span.Builder(typeof(Conditions), "no start"); // SPAN102: the start is forgotten
        store.Save(order);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
    }

    private readonly struct ValueStopwatch(long start)
    {
        public static ValueStopwatch Start() => new(Stopwatch.GetTimestamp());
        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);
    }
}
