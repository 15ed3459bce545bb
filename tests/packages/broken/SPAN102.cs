using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class SpanWithoutStart : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(SpanWithoutStart), "measure");
        MetricGroup.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        return value.Length;
    }
}
