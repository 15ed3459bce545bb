using Instrumentation.Hosting;
using Instrumentation.QuickStart.Input;
using Instrumentation.QuickStart.Job;
using Instrumentation.QuickStart.Reporting;
using Instrumentation.QuickStart.Terminal;
using Instrumentation.Runtime;
using Spectre.Console;

namespace Instrumentation.QuickStart;

/// <summary>The program: checks the paths, runs the job with the reporters of the configuration file, and says where the spans went.</summary>
/// <param name="console">Takes the answer and the table.</param>
/// <param name="error">Takes progress and what went wrong.</param>
/// <param name="configFile">The configuration file, with Flink's keys.</param>
internal sealed class QuickStartProgram(IAnsiConsole console, TextWriter error, string configFile)
{
    // The reporter of config.yaml that writes the trace file.
    private const string FileReporter = "file";
    private const string TraceFileKey = "traces.reporter.file.path";

    /// <summary>Runs the job.</summary>
    /// <param name="paths">Files and directories; none for the source tree that the program stands in.</param>
    /// <param name="cancellationToken">Stops the run; the spans so far are reported.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> settings;
        try
        {
            settings = FlinkConfiguration.FromYaml(configFile);
        }
        catch (Exception exception) when (exception is FormatException or IOException)
        {
            return await RefuseAsync(exception.Message);
        }

        if (FindProblem(paths) is { } problem)
        {
            return await RefuseAsync(problem);
        }

        var roots = paths.Count > 0 ? paths : [DefaultRoot()!];
        await error.WriteLineAsync($"Counting the tokens in {string.Join(", ", roots)}");
        return await RunAsync(roots, settings, cancellationToken);
    }

    private async Task<int> RefuseAsync(string problem)
    {
        await error.WriteLineAsync(problem);
        return ExitCode.Usage;
    }

    private async Task<int> RunAsync(IReadOnlyList<string> roots, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var traceFile = settings.GetValueOrDefault(TraceFileKey);
        var registry = TraceRegistry.Create(settings, factories: [new SpanTableReporterFactory(console)]);
        int exitCode;
        await using (registry)
        {
            exitCode = await RunJobAsync(roots, traceFile, registry, cancellationToken);
        }

        if (registry.Statistics.TryGetValue(FileReporter, out var spans))
        {
            console.WriteLine($"Trace file: {traceFile} ({spans.Reported:N0} spans added)");
        }

        return exitCode;
    }

    private static string? FindProblem(IReadOnlyList<string> paths)
    {
        var missing = paths.Where(path => !Path.Exists(path)).Select(path => $"'{path}'").ToList();
        return missing.Count > 0 ? $"{string.Join(", ", missing)} does not exist; give files or directories that do, or nothing for this source tree."
            : paths.Count == 0 && DefaultRoot() is null ? "There is no source tree around this program; give files or directories."
            : null;
    }

    private static string? DefaultRoot() =>
        InputRoots.FindSourceTree() is { } tree ? Path.GetRelativePath(Directory.GetCurrentDirectory(), tree) : null;

    private async Task<int> RunJobAsync(IReadOnlyList<string> roots, string? traceFile, TraceRegistry registry, CancellationToken cancellationToken)
    {
        var tally = new RunTally();
        string[] ownFiles = traceFile is null ? [] : [Path.GetFullPath(traceFile)];
        try
        {
            var job = Task.Run(() => TokenCountJob.RunAsync(roots, ownFiles, registry, console, tally, cancellationToken), CancellationToken.None);
            await new ProgressDisplay(console, error, TimeProvider.System).ShowAsync(job, tally.ToString);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync($"Stopped before the end: {tally}.");
            return ExitCode.Stopped;
        }
    }
}
