using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;

namespace Shop.Ownership;

public static class SpanExtensions
{
    public static SpanBuilder StartAt(this SpanBuilder span, TimeProvider clock) => span.SetStartTime(clock.GetUtcNow());

    public static SpanBuilder Tagged(this SpanBuilder span, Order order)
    {
        span.SetAttribute("order.id", order.Id);
        span.SetAttribute("order.rows", order.Rows);
        return span;
    }

    public static SpanBuilder Tagged(this SpanBuilder span, HttpStatusCode code) => code switch
    {
        >= HttpStatusCode.BadRequest => span.SetAttribute("code", (int)code).SetStatus(SpanStatus.Error),
        _ => span.SetAttribute("code", (int)code),
    };

    public static SpanBuilder TaggedAll(this SpanBuilder span, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (key, value) in pairs) span.SetAttribute(key, value);
        return span;
    }

    public static SpanBuilder If(this SpanBuilder span, bool condition, Func<SpanBuilder, SpanBuilder> change) => condition ? change(span) : span;

    public static void Report(this SpanBuilder span, MetricGroup group, TimeProvider clock)
    {
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
    }

    public static void ReportFailed(this SpanBuilder span, MetricGroup group, TimeProvider clock, Exception error) =>
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error, error.Message).SetAttribute("error.type", error.GetType().FullName));

    public static SpanBuilder ChildOf(this SpanBuilder child, SpanBuilder? parent)
    {
        parent?.AddChild(child);
        return child;
    }

    public static T Measure<T>(this MetricGroup group, TimeProvider clock, Func<SpanBuilder, T> work, [CallerMemberName] string name = "")
    {
        var span = Span.Builder(typeof(SpanExtensions), name).StartAt(clock);
        try
        {
            return work(span);
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    public static async Task<T> MeasureAsync<T>(this MetricGroup group, TimeProvider clock, string name, Func<Task<T>> work)
    {
        var span = Span.Builder(typeof(SpanExtensions), name);
        span.SetStartTime(clock.GetUtcNow());
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            span.SetStatus(SpanStatus.Error, e.Message);
            throw;
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }
}

public sealed class Helpers(MetricGroup group, TimeProvider clock, IOrderStore store)
{
    private SpanBuilder Started(string name) => Span.Builder(typeof(Helpers), name).SetStartTime(clock.GetUtcNow());

    private SpanBuilder Started(Order order, out DateTimeOffset begun)
    {
        begun = clock.GetUtcNow();
        return Span.Builder(typeof(Helpers), order.Kind).SetStartTime(begun).Tagged(order);
    }

    private void End(SpanBuilder span) => span.SetEndTime(clock.GetUtcNow());

    private static void Describe(SpanBuilder span, Order order, bool isLong)
    {
        span.SetAttribute("kind", order.Kind);
        if (!isLong) return;
        span.SetAttribute("customer", order.Customer).SetAttribute("total", (double)order.Total);
    }

    private void Close(ref SpanBuilder? span)
    {
        if (span is null) return;
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        span = null;
    }

    public void StartsElsewhere(Order order)
    {
        var span = Started("starts elsewhere");
        store.Save(order);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public void EndsElsewhere(Order order)
    {
        var span = Span.Builder(typeof(Helpers), "ends elsewhere").SetStartTime(clock.GetUtcNow());
        store.Save(order);
        End(span);
        group.AddSpan(span);
    }

    public void DescribedElsewhere(Order order)
    {
        var span = Span.Builder(typeof(Helpers), "described").SetStartTime(clock.GetUtcNow());
        Describe(span, order, isLong: order.Rows > 10);
        store.Save(order);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
    }

    public void Fluent(Order order)
    {
        Span.Builder(typeof(Helpers), "fluent").StartAt(clock).Tagged(order).Tagged(HttpStatusCode.OK).Report(group, clock);
    }

    public void ByReference(Order order)
    {
        SpanBuilder? span = Started("by reference");
        store.Save(order);
        if (order.Rows > 0) Close(ref span);
        store.Save(order with { State = OrderState.Packed });
        Close(ref span);
    }

    public TimeSpan WithOut(Order order)
    {
        var span = Started(order, out var begun);
        store.Save(order);
        var took = clock.GetUtcNow() - begun;
        group.AddSpan(span.SetEndTime(begun + took));
        return took;
    }

    public Order? Measured(string id) => group.Measure(clock, span =>
    {
        var order = store.Find(id);
        span.SetAttribute("found", order is not null);
        return order;
    });

    public async Task<int> MeasuredTwice(string first, string second)
    {
        var one = await group.MeasureAsync(clock, "first", () => store.FindAsync(first));
        var two = await group.MeasureAsync(clock, "second", () => store.FindAsync(second));
        var sum = Span.Builder(typeof(Helpers), "sum").SetAttribute("both", one is not null && two is not null);
        group.AddSpan(sum);
        return one?.Rows + two?.Rows ?? 0;
    }

    public void Failing(Order order)
    {
        var span = Span.Builder(typeof(Helpers), "failing").StartAt(clock);
        try { store.Save(order); }
        catch (InvalidOperationException e)
        {
            span.ReportFailed(group, clock, e);
            throw;
        }

        span.Report(group, clock);
    }

    public void Conditioned(Order order, SpanBuilder? parent)
    {
        var span = Span.Builder(typeof(Helpers), "conditioned").StartAt(clock).If(order.IsPaid, paid => paid.SetAttribute("paid", true)).ChildOf(parent);
        store.Save(order);
        span.SetEndTime(clock.GetUtcNow());
        if (parent is null) group.AddSpan(span);
    }

    public void Headers(IReadOnlyDictionary<string, string> headers)
    {
        var now = clock.GetUtcNow();
        group.AddSpan(Span.Builder(typeof(Helpers), "headers").TaggedAll(headers).SetStartTime(now).SetEndTime(now));
    }

    public SpanBuilder Handed(Order order)
    {
        var span = Span.Builder(typeof(Helpers), "handed").SetKind(ActivityKind.Server).SetStartTime(clock.GetUtcNow());
        if (order.IsPaid) return span.SetAttribute("paid", true);
        End(span);
        return span;
    }

    public (SpanBuilder Span, int Rows) WithResult(Order order)
    {
        var span = Started("with result");
        return (span.SetAttribute("rows", order.Rows), order.Rows);
    }

    public void TakesResult(Order order)
    {
        var (span, rows) = WithResult(order);
        if (rows > 0) store.Save(order);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
    }

    public void Lost(Order order)
    {
        var span = Span.Builder(typeof(Helpers), "lost").SetStartTime(clock.GetUtcNow()); // SPAN103: nobody gets it
        store.Save(order);
        span.SetEndTime(clock.GetUtcNow());
    }
}
