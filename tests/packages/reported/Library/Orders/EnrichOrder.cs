using System.Diagnostics;
using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Acme.Jobs.Orders;

public sealed partial class EnrichOrder : RichMapFunction<Order, long>
{
    [Span("enrich {order.Kind}", MinDurationMs = 2.5, Ignore = [typeof(TimeoutException)], Kind = ActivityKind.Consumer, StackTrace = true)]
    [return: SpanTag("order.total")]
    public override partial long Map([SpanTag("order.id", Member = "Id"), SpanTag("order.at", Member = "At")] Order order);

    private long MapCore(Order order, SpanBuilder span)
    {
        span.SetAttribute("order.large", order.Quantity > 100);
        return order.Quantity * 7L;
    }
}
