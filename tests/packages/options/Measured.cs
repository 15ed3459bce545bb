using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Consumer;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class StartsSpanAttribute : Attribute;

internal static class Timed
{
    [StartsSpan]
    public static SpanBuilder Start(Type scope, string name) => Span.Builder(scope, name).SetStartTime(DateTimeOffset.UtcNow);

    public static void Report(this MetricGroup group, SpanBuilder span) => group.AddSpan(span);
}

internal sealed class Measured : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        MetricGroup.Report(Timed.Start(typeof(Measured), "measure"));
        return value.Length;
    }
}
