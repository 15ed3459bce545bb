using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class SpanWithoutEnd : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(SpanWithoutEnd), "measure");
        span.SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        if (value.Length > 0)
        {
            span.SetEndTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        }

        MetricGroup.AddSpan(span);
        return value.Length;
    }
}
