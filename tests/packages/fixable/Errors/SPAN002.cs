using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class CheckStock : RichFilterFunction<string>, IExample
{
    public Task<string> RunAsync() => Task.FromResult(Filter("bolt").ToString());

    [Span("check stock", MinDurationMs = 1)]
    public override partial bool Filter(string article);

    private bool FilterCore(string article)
    {
        Thread.Sleep(10);
        return article.Length > 3;
    }
}
