using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class BlankName : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        MetricGroup.AddSpan(Span.Builder(typeof(BlankName), ""));
        return value.Length;
    }
}
