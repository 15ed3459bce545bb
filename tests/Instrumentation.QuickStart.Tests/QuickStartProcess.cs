using System.Diagnostics;

namespace Instrumentation.QuickStart.Tests;

/// <summary>Runs the real program in a process of its own, with its output redirected.</summary>
public sealed class QuickStartProcess : IDisposable
{
    /// <summary>Generous: a run takes a second, also on a busy machine only a few.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly TempTree _tree;
    private readonly Task<string> _output;

    private QuickStartProcess(TempTree tree, ProcessStartInfo start)
    {
        _tree = tree;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static async Task<QuickStartResult> RunAsync(TempTree tree, params string[] arguments)
    {
        using var process = Start(tree, arguments);
        return await process.WaitForExitAsync();
    }

    public static QuickStartProcess Start(TempTree tree, params string[] arguments)
    {
        // A shell that starts something in the background makes it deaf to SIGINT, and that is inherited; undo it.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], Path.Combine(AppContext.BaseDirectory, "Instrumentation.QuickStart.dll"), .. arguments])
        {
            WorkingDirectory = tree.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new QuickStartProcess(tree, start);
    }

    public async Task<string?> ReadErrorLineAsync()
    {
        using var deadline = new CancellationTokenSource(Limit);
        return await _process.StandardError.ReadLineAsync(deadline.Token);
    }

    public async Task<QuickStartResult> WaitForExitAsync()
    {
        using var deadline = new CancellationTokenSource(Limit);
        var error = await _process.StandardError.ReadToEndAsync(deadline.Token);
        await _process.WaitForExitAsync(deadline.Token);
        return new QuickStartResult(_process.ExitCode, LinesOf(await _output), LinesOf(error), TraceFile.Read(_tree["traces.jsonl"]));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
