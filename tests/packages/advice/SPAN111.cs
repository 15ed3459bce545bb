using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class SpanLostByException : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(SpanLostByException), "measure").SetStartTime(DateTimeOffset.UtcNow);
        var length = int.Parse(value);
        MetricGroup.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        return length;
    }
}
