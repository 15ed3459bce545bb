using Instrumentation.Metrics;

namespace Instrumentation.Shapes;

/// <summary>Has a static member that types implement.</summary>
public interface IParser<TSelf>
    where TSelf : IParser<TSelf>
{
    static abstract TSelf Parse(string text, MetricGroup metricGroup);
}
