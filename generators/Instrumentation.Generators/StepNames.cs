namespace Instrumentation.Generators;

/// <summary>Names of the pipeline's steps, under which tests find what was computed again.</summary>
internal static class StepNames
{
    public const string Format = "SpanFormat";
    public const string Results = "SpanResults";
    public const string Diagnostics = "SpanDiagnostics";
    public const string Types = "SpanTypes";
    public const string Report = "SpanReport";
}
