using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class BookPayment : RichFunction, IExample
{
    public Task<string> RunAsync() => Task.FromResult(Book("A-1", 12, isTest: false));

    [Span("book payment")]
    public partial string Book([SpanTag("account")] string account, long cents, bool isTest);

    // Was written before there were test bookings.
    private string BookCore(int cents, string account)
    {
        Thread.Sleep(10);
        return $"{cents} cents to {account}";
    }
}
