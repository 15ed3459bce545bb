using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Job;

/// <summary>The reduce: adds the counts of a batch to those of all batches before, in place.</summary>
internal sealed partial class MergeCounts : RichReduceFunction<TokenCounts>
{
    [Span("merge counts")]
    [return: SpanTag("tokens.distinct", Member = "Distinct")]
    public override partial TokenCounts Reduce(TokenCounts accumulated, [SpanTag("tokens.added", Member = "Total")] TokenCounts value);

    private TokenCounts ReduceCore(TokenCounts accumulated, TokenCounts value)
    {
        accumulated.Add(value);
        return accumulated;
    }
}
