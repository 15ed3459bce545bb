using Instrumentation.Functions;
using Instrumentation.Traces;

namespace App;

internal sealed partial class RoundTotal : RichMapFunction<long, long>
{
    [Span("round total")]
    public override partial long Map(long total);

    private long MapCore(long total) => total / 10 * 10;
}
