using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class SumBatch : RichFunction, IExample
{
    public Task<string> RunAsync() => Task.FromResult(Sum([1, 2, 3]).ToString());

    [Span("sum batch")]
    public partial int Sum([SpanTag("batch")] List<int> batch);

    private int SumCore(List<int> batch)
    {
        Thread.Sleep(10);
        return batch.Sum();
    }
}
