using System.Diagnostics;
using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Sender;

internal sealed partial class ShipOrder : RichMapFunction<Order, string>
{
    [Span("ship {order.Id}", Kind = ActivityKind.Producer)]
    [return: SpanTag("parcel")]
    public override partial string Map(
        [SpanTag("order.customer", Member = "Customer")]
        [SpanTag("order.pieces", Member = "Pieces")]
        [SpanTag("order.weight", Member = "Weight")]
        [SpanTag("order.express", Member = "IsExpress")]
        Order order);

    private string MapCore(Order order) => Pack(order.Pieces) + " für " + order.Customer;

    [Span("pack")]
    private partial string Pack(int pieces);

    private string PackCore(int pieces) => pieces > 0 ? $"{pieces} Stück" : throw new InvalidOperationException("Ein leeres Paket: \"größer als 0\" wäre richtig ☹");
}
