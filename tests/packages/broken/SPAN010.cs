using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class DuplicateKey : RichMapFunction<string, int>
{
    [Span("measure")]
    public override partial int Map([SpanTag("value"), SpanTag("value", Member = "Length")] string value);

    private int MapCore(string value) => value.Length;
}
