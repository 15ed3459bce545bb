using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Functions;

public sealed partial class PriceOrder : RichMapFunction<Order, long>
{
    private readonly long _pricePerPiece = 7;

    [Span("price order")]
    [return: SpanTag("order.total")]
    public override partial long Map([SpanTag("order.id", Member = "Id")] Order order);

    private long MapCore(Order order, SpanBuilder span)
    {
        span.SetAttribute("order.quantity", order.Quantity);
        return order.Quantity * _pricePerPiece;
    }
}
