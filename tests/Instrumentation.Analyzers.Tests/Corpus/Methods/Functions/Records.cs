using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;

namespace Shop.Functions;

public sealed partial class Price : RichMapFunction<Order, decimal>
{
    [Span("price {order.Kind}", MinDurationMs = 5)]
    public override partial decimal Map([SpanTag("order.id", Member = "Id")] Order order);

    private decimal MapCore(Order order, SpanBuilder span)
    {
        if (order.Lines.Count == 0) throw new ArgumentException("The order is empty.", nameof(order));
        span.SetAttribute("lines", order.Lines.Count);
        return order.Total;
    }
}

public sealed partial class Split : RichFlatMapFunction<Order, OrderLine>
{
    [Span(Every = 100)]
    public override partial void FlatMap([SpanTag(Member = "Rows")] Order order, ICollector<OrderLine> collector);

    private void FlatMapCore(Order order, ICollector<OrderLine> collector)
    {
        foreach (var line in order.Lines) collector.Collect(line);
    }
}

public sealed partial class OnlyPaid(HashSet<string> blocked) : RichFilterFunction<Order>
{
    [Span(OnlyOnError = true, Ignore = [typeof(KeyNotFoundException)])]
    [return: SpanTag("paid")]
    public override partial bool Filter(Order order);

    private bool FilterCore(Order order) => order.IsPaid && !blocked.Contains(order.Customer);
}

public sealed partial class Merge : RichReduceFunction<Order>
{
    [Span("merge", MinDurationMs = 1, Leaf = true)]
    public override partial Order Reduce([SpanTag("before", Member = "Rows")] Order accumulated, [SpanTag("added", Member = "Rows")] Order value);

    private Order ReduceCore(Order accumulated, Order value) => accumulated with { Rows = accumulated.Rows + value.Rows, Lines = [.. accumulated.Lines, .. value.Lines] };
}

public sealed partial class Charge(IGateway gateway) : RichAsyncFunction<Order, Receipt>
{
    [Span("charge", Kind = ActivityKind.Client, OnlyOnError = true, StackTrace = true)]
    public override partial ValueTask<Receipt> AsyncInvoke([SpanTag("order", Member = "Id")] Order order, CancellationToken cancellationToken);

    private async ValueTask<Receipt> AsyncInvokeCore(Order order, CancellationToken cancellationToken, SpanBuilder span)
    {
        for (var attempt = 1; ; attempt++)
        {
            span.SetAttribute("attempts", attempt);
            try { return await gateway.ChargeAsync(order, cancellationToken); }
            catch (TransientException e) when (attempt < 3) { await Task.Delay(e.RetryAfter, cancellationToken); }
        }
    }
}

public sealed partial class ReadFiles(string folder) : RichSourceFunction<string>
{
    private FileSystemWatcher? _watcher;

    public override void Open(OpenContext openContext)
    {
        using var span = MetricGroup.StartSpan(typeof(ReadFiles), "open");
        _watcher = new FileSystemWatcher(folder) { EnableRaisingEvents = true };
        span.SetAttribute("folder", folder);
    }

    [Span("read folder")]
    public override partial IAsyncEnumerable<string> Run(CancellationToken cancellationToken);

    private async IAsyncEnumerable<string> RunCore([EnumeratorCancellation] CancellationToken cancellationToken, SpanBuilder span)
    {
        var files = 0;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            span.SetAttribute("files", ++files);
            await foreach (var line in Lines(path, cancellationToken)) yield return line;
        }
    }



    [Span("read file")]
    private partial IAsyncEnumerable<string> Lines([SpanTag] string path, CancellationToken token);

    private IAsyncEnumerable<string> LinesCore(string path, CancellationToken token) => File.ReadLinesAsync(path, token);

    public override void Close()
    {
        var span = Span.Builder(typeof(ReadFiles), "close").SetStartTime(DateTimeOffset.UtcNow);
        _watcher?.Dispose();
        MetricGroup.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        base.Close();
    }
}

public sealed partial class Store(IOrderStore store) : RichSinkFunction<Order>
{
    private SpanBuilder? _batch;
    private int _count;

    [Span("store", Ignore = [typeof(TimeoutException), typeof(IOException)], OnlyOnError = true)]
    public override partial void Invoke([SpanTag("kind", Member = "Kind"), SpanTag("placed", Member = "Placed")] Order order);

    private void InvokeCore(Order order)
    {
        _batch ??= Span.Builder(typeof(Store), "batch").SetStartTime(DateTimeOffset.UtcNow);
        store.Save(order);
        if (++_count % 1000 == 0) EndBatch();
    }

    public override void Close() => EndBatch();

    private void EndBatch()
    {
        if (_batch is not { } batch) return;
        MetricGroup.AddSpan(batch.SetEndTime(DateTimeOffset.UtcNow).SetAttribute("count", _count));
        (_batch, _count) = (null, 0);
    }
}

public sealed partial class EveryRecord : RichMapFunction<string, int>
{
    [Span("length")] // SPAN017: every record
    public override partial int Map(string value);

    private int MapCore(string value) => value.Length;
}

public partial class Deduplicate<T>(IEqualityComparer<T> comparer) : RichFilterFunction<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _seen = new(comparer);

    [Span("first seen", Every = 1000)]
    public sealed override partial bool Filter(T value);

    private bool FilterCore(T value)
    {
        var isFirst = _seen.TryAdd(value, 1);
        if (!isFirst) _seen[value]++;
        return isFirst;
    }

    public override void Close()
    {
        using (var span = MetricGroup.StartSpan(typeof(Deduplicate<T>), "distinct"))
        {
            span.SetAttribute("values", _seen.Count).SetAttribute("repetitions", _seen.Values.Sum() - _seen.Count);
            _seen.Clear();
        }
    }
}

public sealed partial class Session : IRichFunction
{
    private SpanBuilder? _span;

    public RuntimeContext RuntimeContext { get; set; } = null!;

    public void Open(OpenContext openContext) => _span = Span.Builder(typeof(Session), "session").SetStartTime(DateTimeOffset.UtcNow);

    [Span("session step")]
    public partial Task<int> Step([SpanTag] string name, [SpanTag("delay")] TimeSpan delay, CancellationToken token = default);

    private async Task<int> StepCore(string name, TimeSpan delay, CancellationToken token)
    {
        await Task.Delay(delay, token);
        _span?.SetAttribute(name, delay.TotalMilliseconds);
        return name.Length;
    }

    public void Close()
    {
        if (_span is null) return;
        RuntimeContext.MetricGroup.AddSpan(_span.SetEndTime(DateTimeOffset.UtcNow));
        _span = null;
    }
}

public sealed class Eager : RichMapFunction<string, string>
{
    private readonly MetricGroup _letters;

    public Eager()
    {
        _letters = MetricGroup.AddGroup("letters"); // SPAN112: no context yet
    }

    public override string Map(string value)
    {
        var span = Span.Builder(typeof(Eager), "upper").SetStartTime(DateTimeOffset.UtcNow);
        var upper = value.ToUpperInvariant();
        _letters.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        return upper;
    }
}
