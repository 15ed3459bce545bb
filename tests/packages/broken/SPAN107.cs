using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class EndBeforeStart : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var start = DateTimeOffset.UtcNow;
        var end = DateTimeOffset.UtcNow;
        MetricGroup.AddSpan(Span.Builder(typeof(EndBeforeStart), "measure").SetStartTime(end).SetEndTime(start));
        return value.Length;
    }
}
