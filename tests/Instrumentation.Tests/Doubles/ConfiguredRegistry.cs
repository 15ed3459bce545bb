using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>A registry made from settings, with its log and the group of a rich function.</summary>
public sealed class ConfiguredRegistry : IAsyncDisposable
{
    public ConfiguredRegistry(IReadOnlyDictionary<string, string> settings, params ITraceReporterFactory[] factories)
    {
        Registry = TraceRegistry.Create(settings, Log, factories);
        Group = Registry.CreateRuntimeContext(new JobInfo("job-1", "orders"), new TaskInfo("enrich")).MetricGroup;
    }

    public TraceRegistry Registry { get; }

    public LogRecorder Log { get; } = new();

    public MetricGroup Group { get; }

    /// <summary>Settings of one in-memory reporter named <c>m</c>.</summary>
    public static ConfiguredRegistry WithMemory(params (string Key, string Value)[] keys)
    {
        var settings = keys.ToDictionary(pair => "traces.reporter.m." + pair.Key, pair => pair.Value);
        settings.TryAdd("traces.reporter.m.factory.class", "in-memory");
        return new ConfiguredRegistry(settings);
    }

    public IReadOnlyList<Span> Spans(string reporter = "m") => ((InMemoryTraceReporter)Registry.Reporters[reporter]).Spans;

    public void Report(params string[] names)
    {
        foreach (var name in names)
        {
            Group.AddSpan(Span.Builder(typeof(ConfiguredRegistry), name));
        }
    }

    public ValueTask DisposeAsync() => Registry.DisposeAsync();
}
