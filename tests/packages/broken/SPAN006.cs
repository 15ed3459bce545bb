using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class SeveralMetricGroups(MetricGroup first, MetricGroup second)
{
    [Span("measure")]
    public partial int Measure(string value);

    private int MeasureCore(string value) => value.Length + first.ScopeComponents.Count + second.ScopeComponents.Count;
}
