using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>A registry whose time the test sets.</summary>
internal sealed class TimedWorld : IAsyncDisposable
{
    private readonly TraceRegistry _registry;

    public TimedWorld() => _registry = TraceRegistry.Create(
        new Dictionary<string, string> { ["traces.reporter.memory.factory.class"] = "in-memory" }, timeProvider: Time);

    public FakeTimeProvider Time { get; } = new();

    public MetricGroup MetricGroup => _registry.RootMetricGroup;

    public IReadOnlyList<Traces.Span> Spans => ((InMemoryTraceReporter)_registry.Reporters["memory"]).Spans;

    public ValueTask DisposeAsync() => _registry.DisposeAsync();
}
