using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class WrongTimeUnit : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        MetricGroup.AddSpan(Span.Builder(typeof(WrongTimeUnit), "measure").SetStartTsMillis(Environment.TickCount64).SetEndTime(DateTimeOffset.UtcNow));
        return value.Length;
    }
}
