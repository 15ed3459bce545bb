using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>The keys of the settings. Source: Flink's <c>TraceOptions</c>; those of the queue are ours.</summary>
internal static class TraceKeys
{
    public const string Prefix = "traces.";
    public const string Reporters = "traces.reporters";
    public const string ReporterPrefix = "traces.reporter.";

    /// <summary>What Flink itself traces; a file that serves both worlds may have it.</summary>
    public const string CheckpointDetail = "traces.checkpoint.span-detail-level";

    public const string FactoryClass = "factory.class";
    public const string ScopeDelimiter = "scope.delimiter";
    public const string ExcludedVariables = "scope.variables.excludes";
    public const string AdditionalVariables = "scope.variables.additional";
    public const string FilterIncludes = "filter.includes";
    public const string FilterExcludes = "filter.excludes";
    public const string QueueSize = "queue.size";
    public const string QueueWhenFull = "queue.when-full";
    public const string QueueWaitLimit = "queue.wait-limit";

    /// <summary>The keys that only a reporter with a queue reads.</summary>
    public static readonly IReadOnlyList<string> OfQueue = [QueueSize, QueueWhenFull, QueueWaitLimit];

    /// <summary>The keys that every reporter has besides its own.</summary>
    public static readonly IReadOnlyList<string> OfEveryReporter =
        [FactoryClass, ScopeDelimiter, ExcludedVariables, AdditionalVariables, AdditionalVariables + ".*", FilterIncludes, FilterExcludes, .. OfQueue];

    /// <summary>Whether a known key is this one; one that ends in <c>.*</c> stands for all below it.</summary>
    public static bool Covers(string known, string key) => known.EndsWith(".*", StringComparison.Ordinal) ? key.StartsWith(known[..^1], StringComparison.Ordinal) : known == key;

    /// <summary>A reporter's key as it stands in the settings.</summary>
    public static string Full(ReporterConfig config, string key) => $"{ReporterPrefix}{config.Name}.{key}";
}
