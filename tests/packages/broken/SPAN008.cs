using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class UnknownMember : RichMapFunction<string, int>
{
    [Span("measure {value.Lenght}")]
    public override partial int Map(string value);

    private int MapCore(string value) => value.Length;
}
