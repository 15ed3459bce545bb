using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>A registry whose reporter <c>otel</c> is configured as users do it, with one in memory beside it.</summary>
public sealed class OtlpJob : IAsyncDisposable
{
    private readonly TraceRegistry _registry;

    public OtlpJob(OtlpReceiver receiver, string protocol, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["traces.reporter.otel.factory.class"] = "org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory",
            ["traces.reporter.memory.factory.class"] = "in-memory",
            ["traces.reporter.otel.exporter.endpoint"] = receiver.Endpoint(protocol),
            ["traces.reporter.otel.exporter.protocol"] = protocol,
        };
        foreach (var (key, value) in settings)
        {
            all["traces.reporter.otel." + key] = value;
        }

        _registry = TraceRegistry.Create(all, Log);
        Context = _registry.CreateRuntimeContext(new JobInfo("1", "orders"), new TaskInfo("price"));
    }

    public LogRecorder Log { get; } = new();

    public RuntimeContext Context { get; }

    public MetricGroup MetricGroup => Context.MetricGroup;

    /// <summary>Gets the same spans, as objects.</summary>
    public InMemoryTraceReporter InMemory => (InMemoryTraceReporter)_registry.Reporters["memory"];

    public ReporterStatistics Statistics => _registry.Statistics["otel"];

    public Task<bool> FlushAsync() => _registry.FlushAsync(TimeSpan.FromSeconds(60));

    /// <summary>Has what was reported until now sent, without waiting for it.</summary>
    public Task SendAsync() => _registry.FlushAsync(TimeSpan.Zero);

    public ValueTask DisposeAsync() => _registry.DisposeAsync();
}
