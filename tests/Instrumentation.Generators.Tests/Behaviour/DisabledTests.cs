using Instrumentation.Metrics;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Where nothing listens, a wrapper costs a test: nothing is allocated, and Core's own task or stream is what the caller gets.</summary>
public partial class DisabledTests
{
    private static readonly Task<int> Work = new TaskCompletionSource<int>().Task;
    private static readonly IEnumerable<int> Items = [1];

    [Fact]
    public void A_call_allocates_nothing()
    {
        var quiet = new Quiet(MetricGroup.Unregistered);
        quiet.Add(1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            quiet.Add(i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_task_is_Cores_own() => Assert.Same(Work, new Quiet(MetricGroup.Unregistered).Run());

    [Fact]
    public void A_stream_is_Cores_own() => Assert.Same(Items, new Quiet(MetricGroup.Unregistered).List());

    [Fact]
    public void A_group_that_is_null_means_that_nothing_is_reported() => Assert.Equal(2, new Quiet(null).Add(1));

    [Fact]
    public async Task A_leaf_span_that_is_reported_in_place_allocates_nothing()
    {
        var reporter = new CountingReporter();
        await using var registry = TraceRegistry.Create(reporter);
        var loud = new Quiet(registry.RootMetricGroup);
        for (var i = 0; i < 100; i++)
        {
            loud.Leaf("text", i);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            loud.Leaf("text", i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1_100, reporter.Count);
    }

    private sealed partial class Quiet(MetricGroup? metrics)
    {
        [Span("add {value}")]
        public partial int Add([SpanTag] int value);

        [Span]
        public partial Task<int> Run();

        [Span]
        public partial IEnumerable<int> List();

        [Span(Leaf = true)]
        public partial int Leaf([SpanTag] string text, [SpanTag] int number);

        private int AddCore(int value) => value + 1;

        private Task<int> RunCore() => Work;

        private IEnumerable<int> ListCore() => Items;

        private int LeafCore(string text, int number) => number;
    }
}
