using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class UsedAfterReport : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(UsedAfterReport), "measure");
        MetricGroup.AddSpan(span);
        span.SetAttribute("length", value.Length);
        return value.Length;
    }
}
