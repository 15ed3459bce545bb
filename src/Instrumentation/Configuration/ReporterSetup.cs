using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>A reporter and how it is used, read from the settings or given as an object.</summary>
/// <param name="Reporter">The reporter, not opened yet.</param>
/// <param name="Config">Its name and keys.</param>
/// <param name="Filter">Which spans it gets.</param>
/// <param name="Variables">Which variables it adds to them.</param>
/// <param name="Queue">How its queue is bounded, when it has one.</param>
internal sealed record ReporterSetup(
    ITraceReporter Reporter, ReporterConfig Config, SpanFilter Filter, VariableRules Variables, QueueSettings Queue)
{
    /// <summary>The keys that its factory declares as its own.</summary>
    public IReadOnlyCollection<string> OwnKeys { get; init; } = [];

    /// <summary>A reporter given as an object: it gets every span and every variable.</summary>
    public static ReporterSetup ForObject(ITraceReporter reporter, ReporterConfig config) =>
        new(reporter, config, SpanFilter.Everything, VariableRules.GroupVariables, QueueSettings.Default);
}
