namespace Instrumentation.Shared;

/// <summary>Metadata names of the types that the compiler parts look for. A test ties each to its <c>typeof</c>.</summary>
internal static class MetadataNames
{
    public const string SpanAttribute = "Instrumentation.Traces.SpanAttribute";
    public const string SpanTagAttribute = "Instrumentation.Traces.SpanTagAttribute";
    public const string RequireSpanAttribute = "Instrumentation.Traces.RequireSpanAttribute";
    public const string NoSpanAttribute = "Instrumentation.Traces.NoSpanAttribute";
    public const string Span = "Instrumentation.Traces.Span";
    public const string SpanBuilder = "Instrumentation.Traces.SpanBuilder";
    public const string MetricGroup = "Instrumentation.Metrics.MetricGroup";
    public const string IRichFunction = "Instrumentation.Functions.IRichFunction";
    public const string RichFunction = "Instrumentation.Functions.RichFunction";
    public const string GeneratedCodeFormat = "Instrumentation.CompilerServices.GeneratedCodeFormat";
    public const string SpanScope = "Instrumentation.Traces.SpanScope";
    public const string ITraceReporter = "Instrumentation.Reporters.ITraceReporter";
    public const string ITraceReporterFactory = "Instrumentation.Reporters.ITraceReporterFactory";
    public const string RuntimeContext = "Instrumentation.Functions.RuntimeContext";
}
