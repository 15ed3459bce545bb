using Instrumentation.Shared;

namespace Instrumentation.Generators.Report;

/// <summary>The ways to write a span, by what stands in the code.</summary>
internal static class SpanForm
{
    /// <summary><c>[Span]</c> on a partial method.</summary>
    public const string Partial = "partial";

    /// <summary><c>[Span(Implements = …)]</c> on the method with the body.</summary>
    public const string Implements = nameof(SpanOptions.Implements);

    /// <summary><c>Span.Builder(…)</c>.</summary>
    public const string Builder = MethodNames.Builder;

    /// <summary><c>MetricGroup.StartSpan(…)</c>.</summary>
    public const string StartSpan = MethodNames.StartSpan;
}
