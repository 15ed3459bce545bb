using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers;

/// <summary>The types of the runtime that the rules know, resolved once per compilation.</summary>
internal sealed class KnownTypes
{
    public const string SpanName = "Instrumentation.Traces.Span";
    public const string SpanBuilderName = "Instrumentation.Traces.SpanBuilder";
    public const string MetricGroupName = "Instrumentation.Metrics.MetricGroup";

    public const string Builder = "Builder";
    public const string AddSpan = "AddSpan";
    public const string AddChild = "AddChild";
    public const string AddChildren = "AddChildren";
    public const string SetStartTsMillis = "SetStartTsMillis";
    public const string SetStartTime = "SetStartTime";
    public const string SetEndTsMillis = "SetEndTsMillis";
    public const string SetEndTime = "SetEndTime";
    public const string Build = "Build";

    private KnownTypes(INamedTypeSymbol span, INamedTypeSymbol spanBuilder, INamedTypeSymbol metricGroup)
    {
        Span = span;
        SpanBuilder = spanBuilder;
        MetricGroup = metricGroup;
    }

    public INamedTypeSymbol Span { get; }

    public INamedTypeSymbol SpanBuilder { get; }

    public INamedTypeSymbol MetricGroup { get; }

    /// <summary>Null in a project that does not reference the runtime: there is nothing to check.</summary>
    public static KnownTypes? Resolve(Compilation compilation) =>
        compilation.GetTypeByMetadataName(SpanName) is { } span
        && compilation.GetTypeByMetadataName(SpanBuilderName) is { } spanBuilder
        && compilation.GetTypeByMetadataName(MetricGroupName) is { } metricGroup
            ? new KnownTypes(span, spanBuilder, metricGroup)
            : null;
}
