using Instrumentation.OpenTelemetry;
using Instrumentation.Runtime;

namespace Instrumentation.Benchmarks.Otlp;

/// <summary><c>[Span]</c> and the reporter <c>otel</c>, which waits when its buffer is full instead of dropping.</summary>
internal sealed class SpanPipeline : ISpanPipeline
{
    private readonly TraceRegistry _registry;
    private readonly Func<int> _report;

    private SpanPipeline(string name, Uri endpoint, Func<Work, int> report)
    {
        Name = name;
        _registry = TraceRegistry.Create(new OpenTelemetryTraceReporter(new Dictionary<string, string>
        {
            ["exporter.endpoint"] = endpoint.ToString(),
            ["exporter.protocol"] = "HTTP",
            ["queue.when-full"] = "wait",
            ["queue.wait-limit"] = "1 min",
        }));
        var work = new Work(_registry.RootMetricGroup);
        _report = () => report(work);
    }

    public string Name { get; }

    public static SpanPipeline Nested(Uri endpoint) => new("[Span], reporter otel", endpoint, work => work.Traced("eu-west", 42, false));

    public static SpanPipeline Leaf(Uri endpoint) => new("[Span(Leaf)], reporter otel", endpoint, work => work.TracedLeaf("eu-west", 42, false));

    public int Report() => _report();

    public Task FlushAsync() => _registry.FlushAsync(TimeSpan.FromMinutes(1));

    public ValueTask DisposeAsync() => _registry.DisposeAsync();
}
