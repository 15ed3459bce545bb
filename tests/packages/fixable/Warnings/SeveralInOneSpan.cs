using System.Diagnostics;
using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class RefreshCache : RichFunction, IExample
{
    private readonly Dictionary<string, int> _cache = [];

    public async Task<string> RunAsync() => $"{await RefreshAsync("a")} {await RefreshAsync("b")} {_cache.Count}";

    private async Task<int> RefreshAsync(string key)
    {
        // Copied from the page loader.
        var span = Span.Builder(typeof(LoadPage), "refresh cache").SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        span.SetAttribute("key", key);
        await Task.Delay(10);
        _cache[key] = int.Parse("1");
        MetricGroup.AddSpan(span);
        var count = Span.Builder(typeof(LoadPage), "count cache").SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        await Task.Delay(10);
        count.SetEndTsMillis(Stopwatch.GetTimestamp()).SetAttribute("count", _cache.Count);
        return _cache.Count;
    }
}
