using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class TagOutsideSpan : RichMapFunction<string, int>
{
    public override int Map([SpanTag] string value) => value.Length;
}
