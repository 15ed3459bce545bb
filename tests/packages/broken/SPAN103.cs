using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class SpanNotReported : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(SpanNotReported), "measure");
        span.SetAttribute("length", value.Length);
        return value.Length;
    }
}
