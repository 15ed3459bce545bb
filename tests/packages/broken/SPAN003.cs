using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class WrongCore : RichMapFunction<string, int>
{
    [Span("measure")]
    public override partial int Map(string value);

    private long MapCore(string value) => value.Length;
}
