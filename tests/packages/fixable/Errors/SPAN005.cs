using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class SendInvoice : IExample
{
    public async Task<string> RunAsync() => await SendAsync("ann@example.org");

    [Span("send invoice")]
    public partial Task<string> SendAsync(string address);

    private async Task<string> SendAsyncCore(string address)
    {
        await Task.Delay(10);
        return $"sent to {address}";
    }
}
