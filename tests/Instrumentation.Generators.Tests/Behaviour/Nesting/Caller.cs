using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour.Nesting;

/// <summary>Makes the calls of a plan.</summary>
internal sealed partial class Caller(MetricGroup metrics)
{
    public async Task Call(CallPlan plan)
    {
        switch (plan.Shape)
        {
            case CallShape.Synchronous: Synchronous(plan.Id, plan); break;
            case CallShape.Task: await InTask(plan.Id, plan); break;
            case CallShape.ValueTask: await InValueTask(plan.Id, plan); break;
            case CallShape.Stream: Assert.Single(InStream(plan.Id, plan)); break;
            case CallShape.AsyncStream: await foreach (var _ in InAsyncStream(plan.Id, plan)) { } break;
            case CallShape.Leaf: await InLeaf(plan.Id, plan); break;
            case CallShape.OnlyOnError: await OnlyOnError(plan.Id, plan); break;
            case CallShape.Sampled: await Sampled(plan.Id, plan); break;
            case CallShape.TooFast: await TooFast(plan.Id, plan); break;
            default: throw new InvalidOperationException($"{plan.Shape} has no method.");
        }
    }

    [Span]
    private partial void Synchronous([SpanTag] long id, CallPlan plan);

    [Span]
    private partial Task InTask([SpanTag] long id, CallPlan plan);

    [Span]
    private partial ValueTask InValueTask([SpanTag] long id, CallPlan plan);

    [Span]
    private partial IEnumerable<int> InStream([SpanTag] long id, CallPlan plan);

    [Span]
    private partial IAsyncEnumerable<int> InAsyncStream([SpanTag] long id, CallPlan plan);

    [Span(Leaf = true)]
    private partial Task InLeaf([SpanTag] long id, CallPlan plan);

    [Span(OnlyOnError = true)]
    private partial Task OnlyOnError([SpanTag] long id, CallPlan plan);

    [Span(Every = 3)]
    private partial Task Sampled([SpanTag] long id, CallPlan plan);

    [Span(MinDurationMs = 3_600_000)]
    private partial Task TooFast([SpanTag] long id, CallPlan plan);

    private void SynchronousCore(long id, CallPlan plan) => CallInner(plan).GetAwaiter().GetResult();

    private Task InTaskCore(long id, CallPlan plan) => CallInner(plan);

    private async ValueTask InValueTaskCore(long id, CallPlan plan) => await CallInner(plan);

    private IEnumerable<int> InStreamCore(long id, CallPlan plan)
    {
        CallInner(plan).GetAwaiter().GetResult();
        yield return 1;
    }

    private async IAsyncEnumerable<int> InAsyncStreamCore(long id, CallPlan plan)
    {
        await CallInner(plan);
        yield return 1;
    }

    private Task InLeafCore(long id, CallPlan plan) => CallInner(plan);

    private async Task OnlyOnErrorCore(long id, CallPlan plan, SpanBuilder span)
    {
        await CallInner(plan);
        if (plan.Inner.Count % 2 == 0)
        {
            span.SetStatus(SpanStatus.Error);
        }
    }

    private Task SampledCore(long id, CallPlan plan) => CallInner(plan);

    private Task TooFastCore(long id, CallPlan plan) => CallInner(plan);

    private async Task CallInner(CallPlan plan)
    {
        if (plan.Way == CallWay.InParallel)
        {
            await Parallel.ForEachAsync(plan.Inner, async (inner, _) => await Call(inner));
            return;
        }

        foreach (var inner in plan.Inner)
        {
            if (plan.Way == CallWay.AfterAnAwaitWithoutContext)
            {
                await Task.Run(static () => { }).ConfigureAwait(false);
            }

            await (plan.Way == CallWay.OnAnotherThread ? Task.Run(() => Call(inner)) : Call(inner));
        }
    }
}
