using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class HighCardinalityName : RichMapFunction<Guid, int>
{
    [Span("measure {value}", OnlyOnError = true)]
    public override partial int Map(Guid value);

    private int MapCore(Guid value) => value.Version;
}
