using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class CleanUp : RichFunction, IExample
{
    public async Task<string> RunAsync()
    {
        var start = DateTimeOffset.UtcNow;
        await Task.Delay(10);
        var span = Span.Builder(typeof(CleanUp), "clean up").SetStartTime(start);
        span.SetEndTime(DateTimeOffset.UtcNow);
        return "clean";
    }
}
