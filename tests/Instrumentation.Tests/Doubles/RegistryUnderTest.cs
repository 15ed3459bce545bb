using Instrumentation.Configuration;
using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Doubles;

/// <summary>A registry with reporters, an in-memory one among them, whose warnings and time a test can see.</summary>
internal sealed class RegistryUnderTest : IAsyncDisposable
{
    public const string Memory = "memory";

    private readonly InMemoryTraceReporter _memory = new();

    private RegistryUnderTest(IEnumerable<ReporterSetup> others, ILoggerFactory loggers, TimeProvider time) =>
        Registry = TraceRegistry.Create([Setup(Memory, _memory), .. others], loggers, time);

    public TraceRegistry Registry { get; }

    public LogRecorder Log { get; private init; } = new();

    public MetricGroup Group => Registry.RootMetricGroup;

    public IReadOnlyList<Span> Spans => _memory.Spans;

    public static RegistryUnderTest Create(params ITraceReporter[] reporters) => Create(TimeProvider.System, reporters);

    public static RegistryUnderTest Create(TimeProvider time, params ITraceReporter[] reporters) =>
        Create(time, QueueSettings.Default, reporters);

    public static RegistryUnderTest Create(TimeProvider time, int queueSize, params ITraceReporter[] reporters) =>
        Create(time, QueueSettings.Default with { Size = queueSize }, reporters);

    public static RegistryUnderTest Create(TimeProvider time, QueueSettings queue, params ITraceReporter[] reporters)
    {
        var log = new LogRecorder();
        var setups = reporters.Select((reporter, i) => Setup(Name(i), reporter) with { Queue = queue });
        return new RegistryUnderTest(setups, log, time) { Log = log };
    }

    public static RegistryUnderTest WithLogger(ILoggerFactory loggers, params ITraceReporter[] reporters) =>
        new(reporters.Select((reporter, i) => Setup(Name(i), reporter)), loggers, TimeProvider.System);

    /// <summary>Name of the reporter given at this place.</summary>
    public static string Name(int index) => $"reporter{index}";

    public ReporterStatistics StatisticsOf(int index) => Registry.Statistics[Name(index)];

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    private static ReporterSetup Setup(string name, ITraceReporter reporter) =>
        ReporterSetup.ForObject(reporter, new ReporterConfig(name, new Dictionary<string, string>()));
}
