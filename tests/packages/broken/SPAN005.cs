using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class NoMetricGroup
{
    [Span("measure")]
    public partial int Measure(string value);

    private int MeasureCore(string value) => value.Length;
}
