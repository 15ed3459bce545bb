using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Acme.Jobs;

public sealed class LoadTable(MetricGroup metrics)
{
    public void Run(string table)
    {
        using var span = metrics.StartSpan(typeof(LoadTable), "load | table");
        span.SetAttribute("table", table).SetAttribute("rows", 3L);
        metrics.AddSpan(Span.Builder(typeof(LoadTable), "tick").SetAttribute("load", 0.5));
#if NET10_0_OR_GREATER
        metrics.AddSpan(Span.Builder(typeof(LoadTable), "load " + table));
#endif
    }
}
