using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class IneffectiveOption : RichMapFunction<string, int>
{
    [Span("measure", Every = 0)]
    public override partial int Map(string value);

    private int MapCore(string value) => value.Length;
}
