using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class SpanPerRecord : RichMapFunction<string, int>
{
    [Span("measure")]
    public override partial int Map(string value);

    private int MapCore(string value) => value.Length;
}
