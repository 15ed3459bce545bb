namespace Instrumentation.Analyzers;

internal static class RuleCategories
{
    /// <summary>Rules on <c>[Span]</c> and <c>[SpanTag]</c>.</summary>
    public const string Annotation = "Instrumentation.Annotation";

    /// <summary>Rules on spans that are built by hand.</summary>
    public const string Builder = "Instrumentation.Builder";
}
