using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class ForeignClassScope : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        MetricGroup.AddSpan(Span.Builder(typeof(PriceOrder), "measure"));
        return value.Length;
    }
}
