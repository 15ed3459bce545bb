using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Job;

/// <summary>The sink: prints the job's answer.</summary>
internal sealed partial class PrintTopTokens(TextWriter output, RunTally tally, int limit) : RichSinkFunction<TokenCounts>
{
    private const int MaxUnreadableShown = 10;

    [Span("print top tokens")]
    public override partial void Invoke(
        [SpanTag("tokens.total", Member = "Total")][SpanTag("tokens.distinct", Member = "Distinct")] TokenCounts counts);

    private void InvokeCore(TokenCounts counts)
    {
        output.WriteLine($"{tally}. Tokens: {counts.Total:N0} ({counts.Distinct:N0} different), the most frequent:");
        foreach (var (token, count) in counts.Top(limit))
        {
            output.WriteLine($"{count,12:N0}  {token}");
        }

        if (tally.BinaryFiles + tally.DirectoriesLeftOut > 0)
        {
            output.WriteLine(
                $"Left out: binary files: {tally.BinaryFiles:N0}, hidden directories, build output and links: {tally.DirectoriesLeftOut:N0}");
        }

        PrintUnreadable(tally.Unreadable);
    }

    private void PrintUnreadable(IReadOnlyList<string> unreadable)
    {
        if (unreadable.Count == 0)
        {
            return;
        }

        output.WriteLine($"Could not be read: {unreadable.Count:N0}");
        foreach (var line in unreadable.Take(MaxUnreadableShown))
        {
            output.WriteLine($"  {line}");
        }

        if (unreadable.Count > MaxUnreadableShown)
        {
            output.WriteLine($"  and {unreadable.Count - MaxUnreadableShown:N0} more; the trace file has them all");
        }
    }
}
