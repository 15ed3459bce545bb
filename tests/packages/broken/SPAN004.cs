using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal abstract partial class AbstractMethod : RichMapFunction<string, int>
{
    [Span("measure")]
    public abstract override int Map(string value);
}
