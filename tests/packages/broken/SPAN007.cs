using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class EmptyName : RichMapFunction<string, int>
{
    [Span(" ")]
    public override partial int Map(string value);

    private int MapCore(string value) => value.Length;
}
