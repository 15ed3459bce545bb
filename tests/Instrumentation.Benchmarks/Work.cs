using System.Runtime.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.Benchmarks;

/// <summary>The same small piece of work, plain and traced with three attributes.</summary>
internal sealed partial class Work(MetricGroup metrics)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Plain(string region, int size, bool urgent) => urgent ? region.Length : size;

    [Span("work")]
    public partial int Traced([SpanTag("work.region")] string region, [SpanTag("work.size")] int size, [SpanTag("work.urgent")] bool urgent);

    [Span("work", Leaf = true)]
    public partial int TracedLeaf([SpanTag("work.region")] string region, [SpanTag("work.size")] int size, [SpanTag("work.urgent")] bool urgent);

    [Span("work")]
    public partial int TracedWithBuilder(string region, int size, bool urgent);

    private int TracedCore(string region, int size, bool urgent) => Plain(region, size, urgent);

    private int TracedLeafCore(string region, int size, bool urgent) => Plain(region, size, urgent);

    private int TracedWithBuilderCore(string region, int size, bool urgent, SpanBuilder span)
    {
        span.SetAttribute("work.region", region).SetAttribute("work.size", size).SetAttribute("work.urgent", urgent);
        return Plain(region, size, urgent);
    }
}
