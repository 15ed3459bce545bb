using System.Diagnostics;
using System.Globalization;
using Instrumentation.Runtime;

namespace Instrumentation.Benchmarks.Loads;

/// <summary>
/// Prints what becomes of 4 x 1,000,000 spans under reporters that are fast, slow, throw or hang, alone and together: <c>dotnet run -c Release -- loads</c>.
/// </summary>
internal static class LoadTable
{
    private const int Threads = 4;
    private const int SpansPerThread = 1_000_000;

    public static async Task PrintAsync(TextWriter output)
    {
        await output.WriteLineAsync("| when full | reporter | added | when added: reported | dropped | failed | queued | when closed: reported | dropped | failed | queued |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|---|");
        var loads = Loads().ToArray();
        foreach (var load in loads)
        {
            await load.RunAsync();
            foreach (var (reporter, counts) in load.WhenAdded)
            {
                await output.WriteLineAsync($"| {load.WhenFull} | {reporter} | {Number(load.Added)} | {Row(counts)} | {Row(load.WhenClosed[reporter])} |");
            }
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("| when full | reporters | spans per second | longest AddSpan, ms | peak GC heap, MB |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        foreach (var load in loads)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {load.WhenFull} | {string.Join(", ", load.WhenAdded.Keys)} | {load.Added / load.Elapsed.TotalSeconds:N0} | {load.LongestCall.TotalMilliseconds:F1} | {load.PeakHeap / 1e6:F0} |"));
        }

        await output.WriteLineAsync($"\nPeak working set of all: {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB");
    }

    private static IEnumerable<Load> Loads()
    {
        yield return New("drop-newest", LoadedReporter.Fast());
        yield return New("drop-newest", LoadedReporter.Slow());
        yield return New("drop-newest", LoadedReporter.Throwing());
        yield return New("drop-newest", LoadedReporter.Hanging());
        yield return New("drop-newest", LoadedReporter.Fast(), LoadedReporter.Slow(), LoadedReporter.Throwing());
        yield return New("drop-newest", LoadedReporter.Fast(), LoadedReporter.Slow(), LoadedReporter.Throwing(), LoadedReporter.Hanging());
        yield return New("drop-oldest", LoadedReporter.Fast(), LoadedReporter.Slow(), LoadedReporter.Throwing(), LoadedReporter.Hanging());
        yield return New("wait", LoadedReporter.Fast());
    }

    private static Load New(string whenFull, params LoadedReporter[] reporters) => new(whenFull, Threads, SpansPerThread, reporters);

    private static string Row(ReporterStatistics counts) =>
        string.Join(" | ", new[] { counts.Reported, counts.Dropped, counts.Failed, counts.Queued }.Select(Number));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
