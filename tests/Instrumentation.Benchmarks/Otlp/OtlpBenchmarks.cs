using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;

namespace Instrumentation.Benchmarks.Otlp;

/// <summary>
/// The same span as in <see cref="SpanBenchmarks"/>, with what sends it to an OTLP/HTTP sink in this process: what the function waits for, while the other threads
/// send as fast as they can. OpenTelemetry drops what its queue has no room for, ours waits, so that its ratio can only be too high.
/// </summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "CleanUp disposes of them.")]
public class OtlpBenchmarks
{
    private OtlpSink _sink = null!;
    private ActivityPipeline _activities = null!;
    private SpanPipeline _nested = null!;
    private SpanPipeline _leaf = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        _sink = await OtlpSink.StartAsync();
        _activities = new ActivityPipeline(_sink.Endpoint);
        _nested = SpanPipeline.Nested(_sink.Endpoint);
        _leaf = SpanPipeline.Leaf(_sink.Endpoint);
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await _activities.DisposeAsync();
        await _nested.DisposeAsync();
        await _leaf.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "OpenTelemetry: Activity, OTLP exporter")]
    public int OpenTelemetry() => _activities.Report();

    [Benchmark(Description = "[Span], reporter otel")]
    public int Traced() => _nested.Report();

    [Benchmark(Description = "[Span(Leaf)], reporter otel")]
    public int TracedLeaf() => _leaf.Report();
}
