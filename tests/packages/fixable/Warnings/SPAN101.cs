using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class LoadPage : RichFunction, IExample
{
    public async Task<string> RunAsync() => $"{await LoadAsync("/")} {await LoadAsync("")}";

    private async Task<int> LoadAsync(string path)
    {
        var span = Span.Builder(typeof(LoadPage), "load page")
            .SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())
            .SetAttribute("path", path);
        try
        {
            await Task.Delay(10);
            if (path.Length == 0)
            {
                return 404;
            }

            span.SetEndTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            return 200;
        }
        finally
        {
            MetricGroup.AddSpan(span);
        }
    }
}
