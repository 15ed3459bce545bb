using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers;

/// <summary>The types of the runtime that every rule needs, resolved once per compilation.</summary>
/// <param name="Span">Makes builders.</param>
/// <param name="SpanBuilder">The builder.</param>
/// <param name="MetricGroup">Takes builders.</param>
/// <param name="SpanAttribute"><c>[Span]</c>.</param>
/// <param name="SpanTagAttribute"><c>[SpanTag]</c>.</param>
internal sealed record RuntimeTypes(
    INamedTypeSymbol Span, INamedTypeSymbol SpanBuilder, INamedTypeSymbol MetricGroup, INamedTypeSymbol SpanAttribute, INamedTypeSymbol SpanTagAttribute)
{
    /// <summary>Null in a project that does not reference the runtime: there is nothing to check.</summary>
    public static RuntimeTypes? Resolve(Compilation compilation) =>
        KnownTypes.In(compilation) is { Span: { } span, SpanBuilder: { } spanBuilder, MetricGroup: { } metricGroup, SpanAttribute: { } spanAttribute, SpanTagAttribute: { } spanTagAttribute }
            ? new RuntimeTypes(span, spanBuilder, metricGroup, spanAttribute, spanTagAttribute)
            : null;
}
