using System.Runtime.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.QuickStart.Input;
using Instrumentation.Runtime;
using Spectre.Console;

namespace Instrumentation.QuickStart.Job;

/// <summary>The job: list files, read them, split them into tokens, merge the counts, print the most frequent tokens.</summary>
internal static class TokenCountJob
{
    private const int FilesReadAtOnce = 4;
    private const int TokensPerBatch = 50_000;
    private const int TokensPrinted = 10;

    /// <summary>Runs the job to its end.</summary>
    /// <param name="roots">Files and directories that exist.</param>
    /// <param name="ownFiles">Full paths of what the run writes itself.</param>
    /// <param name="registry">Takes the spans.</param>
    /// <param name="console">Takes the answer.</param>
    /// <param name="tally">Counts along.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static Task RunAsync(
        IReadOnlyList<string> roots,
        IReadOnlyList<string> ownFiles,
        TraceRegistry registry,
        IAnsiConsole console,
        RunTally tally,
        CancellationToken cancellationToken)
    {
        var job = new JobInfo("token-count", "token count");
        var host = new RichFunctionHost();

        var files = host.Source(new ListFiles(roots, ownFiles, tally), ContextOf("list"), cancellationToken);
        var read = host.AsyncMap(files, new SkipUnreadable(new ReadFile(), tally), ContextOf("read"), cancellationToken, FilesReadAtOnce);
        var texts = read.OfType<FileText>();
        var batches = host.FlatMap(texts, new SplitIntoTokens(TokensPerBatch), ContextOf("split"), cancellationToken);
        var totals = host.Reduce(batches, new MergeCounts(), ContextOf("merge"), cancellationToken);
        return host.Sink(LastOf(totals, cancellationToken), new PrintTopTokens(console, tally, TokensPrinted), ContextOf("print"), cancellationToken);

        RuntimeContext ContextOf(string task) => registry.CreateRuntimeContext(job, new TaskInfo(task));
    }

    // A reduce is rolling; of its results, the last one is the answer.
    private static async IAsyncEnumerable<TokenCounts> LastOf(
        IAsyncEnumerable<TokenCounts> totals, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await totals.LastOrDefaultAsync(new TokenCounts(), cancellationToken);
    }
}
