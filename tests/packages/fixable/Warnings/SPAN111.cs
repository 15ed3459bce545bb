using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class ReadNumber : RichFunction, IExample
{
    public async Task<string> RunAsync() => $"{await ReadAsync("11")} {await ReadAsync("eleven")}";

    private async Task<int> ReadAsync(string text)
    {
        var span = Span.Builder(typeof(ReadNumber), "read number").SetStartTime(DateTimeOffset.UtcNow);
        await Task.Delay(10);
        var number = int.Parse(text);
        MetricGroup.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        return number;
    }
}
