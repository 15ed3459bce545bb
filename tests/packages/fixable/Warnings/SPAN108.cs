using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class WriteReport : RichFunction, IExample
{
    public Task<string> RunAsync()
    {
        using var span = MetricGroup.StartSpan(typeof(WriteFile), "write report");
        Thread.Sleep(10);
        return Task.FromResult("reported");
    }
}
