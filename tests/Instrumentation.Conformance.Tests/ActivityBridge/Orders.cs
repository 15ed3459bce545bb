using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.Conformance.Tests.ActivityBridge;

/// <summary>A user's class with traced methods.</summary>
internal sealed partial class Orders(MetricGroup metrics)
{
    [Span("load {id}", Kind = ActivityKind.Client)]
    public partial Task<string> Load([SpanTag("order.id")] int id, Func<Task<string>> work);

    [Span]
    public partial void Outer(Action<Orders> work);

    [Span]
    public partial void Inner();

    [Span(Leaf = true)]
    public partial void Leaf(Action<Orders> work);

    [Span(OnlyOnError = true)]
    public partial void OnError(Action<Orders> work);

    [Span(Every = 1_000_000)]
    public partial void Sampled(Action<Orders> work);

    [Span]
    public partial IAsyncEnumerable<ActivityTraceId?> Stream(int count);

    private async Task<string> LoadCore(int id, Func<Task<string>> work, SpanBuilder span)
    {
        span.SetAttribute("started", true);
        return await work();
    }

    private void OuterCore(Action<Orders> work) => work(this);

    private void InnerCore()
    {
    }

    private void LeafCore(Action<Orders> work) => work(this);

    private void OnErrorCore(Action<Orders> work) => work(this);

    private void SampledCore(Action<Orders> work) => work(this);

    private async IAsyncEnumerable<ActivityTraceId?> StreamCore(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return Activity.Current?.TraceId;
        }
    }
}
