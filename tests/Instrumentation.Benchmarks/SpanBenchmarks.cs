using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Instrumentation.Runtime;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Instrumentation.Benchmarks;

/// <summary>
/// One span with three attributes, on the thread of the function: OpenTelemetry's SDK with its batch processor is 1, the ratios count.
/// All are measured in one run.
/// </summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "CleanUp disposes of them.")]
public class SpanBenchmarks
{
    private const string Region = "eu-west";

    private ActivitySource _source = null!;
    private TracerProvider _provider = null!;
    private TraceRegistry _inPlace = null!;
    private TraceRegistry _queued = null!;
    private Work _work = null!;
    private Work _workQueued = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _source = new ActivitySource("benchmark");
        _provider = Sdk.CreateTracerProviderBuilder().AddSource(_source.Name).AddProcessor(new BatchActivityExportProcessor(new NoOpExporter())).Build();
        _inPlace = TraceRegistry.Create(new InPlaceCounter());
        _queued = TraceRegistry.Create(new NoOpReporter());
        _work = new Work(_inPlace.RootMetricGroup);
        _workQueued = new Work(_queued.RootMetricGroup);
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        _provider.Dispose();
        _source.Dispose();
        await _inPlace.DisposeAsync();
        await _queued.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "OpenTelemetry: Activity, batch processor")]
    public int OpenTelemetry()
    {
        using var activity = _source.StartActivity("work");
        activity?.SetTag("work.region", Region);
        activity?.SetTag("work.size", 42);
        activity?.SetTag("work.urgent", false);
        return Work.Plain(Region, 42, false);
    }

    [Benchmark(Description = "[Span], read in place")]
    public int Traced() => _work.Traced(Region, 42, false);

    [Benchmark(Description = "[Span(Leaf)], read in place")]
    public int TracedLeaf() => _work.TracedLeaf(Region, 42, false);

    [Benchmark(Description = "[Span] whose Core takes the builder, read in place")]
    public int TracedWithBuilder() => _work.TracedWithBuilder(Region, 42, false);

    [Benchmark(Description = "[Span], Span objects through a queue")]
    public int TracedQueued() => _workQueued.Traced(Region, 42, false);

    [Benchmark(Description = "Span.Builder by hand, read in place")]
    public int ByHand()
    {
        var span = Traces.Span.Builder(typeof(SpanBenchmarks), "work")
            .SetAttribute("work.region", Region)
            .SetAttribute("work.size", 42)
            .SetAttribute("work.urgent", false);
        var result = Work.Plain(Region, 42, false);
        _inPlace.RootMetricGroup.AddSpan(span);
        return result;
    }
}
