namespace Instrumentation.Hosting;

/// <summary>The keys of Flink that are read here. Source: <c>TraceOptions</c>, <c>PipelineOptions</c>, <c>PipelineOptionsInternal</c>.</summary>
internal static class FlinkKeys
{
    public const string Traces = "traces";
    public const string Reporters = "traces.reporters";
    public const string ReporterPrefix = "traces.reporter.";
    public const string JobName = "pipeline.name";
    public const string JobId = "$internal.pipeline.job-id";

    /// <summary>The keys below which are names that the user chose.</summary>
    public static bool IsMap(string key) => key.EndsWith(".scope.variables.additional", StringComparison.Ordinal);
}
