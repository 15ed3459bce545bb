using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class PriceOrder : RichMapFunction<string, long>
{
    private readonly long _price = 7;

    [Span("price order")]
    public override partial long Map([SpanTag("order.id")] string order);

    private long MapCore(string order) => order.Length * _price;
}
