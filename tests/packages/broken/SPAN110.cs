using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class CyclicChild : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(CyclicChild), "measure");
        MetricGroup.AddSpan(span.AddChild(span));
        return value.Length;
    }
}
