using BenchmarkDotNet.Attributes;
using Instrumentation.Metrics;

namespace Instrumentation.Benchmarks;

/// <summary>A call while nobody listens, beside the same call without a wrapper.</summary>
[MemoryDiagnoser]
public class SilentBenchmarks
{
    private readonly Work _work = new(MetricGroup.Unregistered);

    [Benchmark(Baseline = true, Description = "Plain call")]
    public int Plain() => Work.Plain("eu-west", 42, false);

    [Benchmark(Description = "[Span], nobody listens")]
    public int Silent() => _work.Traced("eu-west", 42, false);
}
