using Instrumentation.Functions;
using Instrumentation.Traces;
using Spectre.Console;

namespace Instrumentation.QuickStart.Job;

/// <summary>The sink: prints the job's answer.</summary>
internal sealed partial class PrintTopTokens(IAnsiConsole console, RunTally tally, int limit) : RichSinkFunction<TokenCounts>
{
    private const int MaxUnreadableShown = 10;

    [Span("print top tokens")]
    public override partial void Invoke(
        [SpanTag("tokens.total", Member = "Total")][SpanTag("tokens.distinct", Member = "Distinct")] TokenCounts counts);

    private void InvokeCore(TokenCounts counts)
    {
        console.WriteLine($"{tally}. Tokens: {counts.Total:N0} ({counts.Distinct:N0} different), the most frequent:");
        foreach (var (token, count) in counts.Top(limit))
        {
            console.WriteLine($"{count,12:N0}  {token}");
        }

        if (tally.BinaryFiles + tally.DirectoriesLeftOut > 0)
        {
            console.WriteLine(
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

        console.WriteLine($"Could not be read: {unreadable.Count:N0}");
        foreach (var line in unreadable.Take(MaxUnreadableShown))
        {
            console.WriteLine($"  {line}");
        }

        if (unreadable.Count > MaxUnreadableShown)
        {
            console.WriteLine($"  and {unreadable.Count - MaxUnreadableShown:N0} more; the trace file has them all");
        }
    }
}
