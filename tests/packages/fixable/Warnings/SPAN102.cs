using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class WriteFile : RichFunction, IExample
{
    public Task<string> RunAsync()
    {
        var span = Span.Builder(typeof(WriteFile), "write file");
        try
        {
            Thread.Sleep(10);
            return Task.FromResult("written");
        }
        finally
        {
            MetricGroup.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        }
    }
}
