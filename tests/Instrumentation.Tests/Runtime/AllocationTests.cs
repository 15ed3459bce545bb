using Instrumentation.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Runtime;

public sealed class AllocationTests : IAsyncDisposable
{
    private const int Rounds = 5;
    private const int Calls = 10_000;

    private readonly InPlaceReader _reader = new();
    private readonly TraceRegistry _registry;

    public AllocationTests() => _registry = TraceRegistry.Create(_reader);

    [Fact]
    public void A_leaf_span_read_in_place_allocates_nothing()
    {
        var site = new SpanSite("scope", "leaf") { IsLeaf = true };

        Assert.Equal(0, BytesOf(group => Call(site, group)));
        Assert.Equal(Rounds * Calls, _reader.Spans);
        Assert.Equal(Rounds * Calls * 9, _reader.Attributes);
    }

    [Fact]
    public void A_span_that_others_can_nest_in_allocates_its_flowing_context_only()
    {
        var site = new SpanSite("scope", "call");

        Assert.InRange(BytesOf(group => Call(site, group)) / Calls, 1, 200);
    }

    [Fact]
    public void A_call_allocates_nothing_while_nobody_listens()
    {
        var site = new SpanSite("scope", "call");

        Assert.Equal(0, BytesOf(_ =>
        {
            if (MetricGroup.Unregistered.IsReporting)
            {
                Call(site, MetricGroup.Unregistered);
            }
        }));
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    private static void Call(SpanSite site, MetricGroup group)
    {
        var span = site.Start(group);
        span.SetAttribute("rows", 3L);
        span.SetAttribute("ratio", 0.5);
        span.SetAttribute("ok", true);
        span.Report();
    }

    // The fewest of some rounds: once a second the clock allocates the new reading of the wall clock.
    private long BytesOf(Action<MetricGroup> call)
    {
        var group = _registry.CreateRuntimeContext(new("id", "job"), new("task")).MetricGroup;
        return Enumerable.Range(0, Rounds).Select(_ => BytesOfRound(call, group)).ToArray().Min();
    }

    private static long BytesOfRound(Action<MetricGroup> call, MetricGroup group)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            call(group);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
