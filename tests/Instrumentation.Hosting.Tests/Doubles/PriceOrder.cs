using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>A traced function that also reports a span when it is closed, with the help of its service.</summary>
public sealed partial class PriceOrder(PriceList prices, FunctionDiary diary) : RichMapFunction<Order, decimal>
{
    private string Name => $"{RuntimeContext.TaskInfo.TaskName} {RuntimeContext.TaskInfo.SubtaskIndex}";

    public override void Open(OpenContext openContext)
    {
        diary.Write($"open {Name}");
        diary.OnOpen(Name);
    }

    [Span("price order")]
    public override partial decimal Map([SpanTag("order.id", Member = "Id")] Order order);

    public override void Close()
    {
        diary.Write($"close {Name}");
        MetricGroup.AddSpan(Span.Builder(typeof(PriceOrder), "closing").SetAttribute("price", (double)prices.Price));
        diary.OnClose(Name);
    }

    private decimal MapCore(Order order) => prices.Price * order.Quantity;
}
