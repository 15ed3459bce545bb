using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class LookUpCustomer : RichAsyncFunction<string, string>
{
    private readonly Dictionary<string, string> _customers = new() { ["ann"] = "Ann" };

    [Span("look up customer")]
    public override partial ValueTask<string> AsyncInvoke([SpanTag("customer")] string name, CancellationToken cancellationToken);

    private async ValueTask<string> AsyncInvokeCore(string name, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return _customers[name];
    }
}
