using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed class PriceOrder : RichFunction, IExample
{
    private readonly long _pricePerPiece = 7;

    public async Task<string> RunAsync() => $"{await PriceAsync(3)}, {new Discount { RuntimeContext = RuntimeContext }.Of(100)}";

    /// <summary>What an order costs.</summary>
    [Span("price order")]
    [return: SpanTag("order.total")]
    public async Task<long> PriceAsync([SpanTag("order.quantity")] int quantity, CancellationToken cancellationToken = default)
    {
        await Task.Delay(10, cancellationToken);
        return quantity * _pricePerPiece; // whole numbers: nothing to round
    }

    private sealed class Discount : RichFunction
    {
        [Span("discount", Leaf = true)]
        internal long Of(long price)
        {
            Thread.Sleep(10);
            return price * 3 / 100;
        }
    }
}
