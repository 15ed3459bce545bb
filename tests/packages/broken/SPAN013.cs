using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class DuplicateSpanName : RichFunction
{
    [Span("measure")]
    public partial int Measure(string value);

    [Span("measure")]
    public partial int Measure(int value);

    private int MeasureCore(string value) => value.Length;

    private int MeasureCore(int value) => value;
}
