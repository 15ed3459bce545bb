using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class NotPartialMethod : RichMapFunction<string, int>
{
    [Span("measure")]
    public override int Map(string value) => value.Length;
}
