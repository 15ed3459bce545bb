using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class ParseAmount : RichFunction, IExample
{
    public Task<string> RunAsync() => Task.FromResult(Parse("ten"));

    [Span("parse amount", Every = 0, Ignore = [typeof(FormatException), typeof(string)])]
    public partial string Parse(string text);

    private string ParseCore(string text)
    {
        Thread.Sleep(10);
        return int.Parse(text).ToString();
    }
}
