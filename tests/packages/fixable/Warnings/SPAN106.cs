using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class FetchPrices : RichFunction, IExample
{
    public Task<string> RunAsync()
    {
        var start = Environment.TickCount64;
        try
        {
            Thread.Sleep(10);
            return Task.FromResult("fetched");
        }
        finally
        {
            MetricGroup.AddSpan(Span.Builder(typeof(FetchPrices), "fetch prices")
                .SetStartTsMillis(start)
                .SetEndTsMillis(DateTimeOffset.Now.ToUnixTimeSeconds()));
        }
    }
}
