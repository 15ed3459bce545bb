using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class TagTypeNotSupported : RichMapFunction<object, int>
{
    [Span("measure")]
    public override partial int Map([SpanTag("value")] object value);

    private int MapCore(object value) => value.GetHashCode();
}
