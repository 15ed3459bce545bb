using System.Diagnostics;
using Instrumentation.QuickStart.Terminal;

namespace Instrumentation.QuickStart.Tests;

public sealed class ExitTests : IDisposable
{
    private readonly TempTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("--help")]
    public async Task A_path_that_does_not_exist_gives_one_clear_line_and_exit_code_2(string path)
    {
        _tree.Add("in/a.txt", "text");

        var run = await QuickStartProcess.RunAsync(_tree, "in", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([$"'{path}' does not exist; give files or directories that do, or nothing for this source tree."], run.Error);
        Assert.Empty(run.Output);
        Assert.Null(run.Spans);
    }

    [Theory]
    [InlineData("traces: [")]
    [InlineData("a: 1\na: 2")]
    [InlineData(null)]
    public async Task A_configuration_file_that_is_malformed_or_missing_is_named_and_nothing_runs(string? configuration)
    {
        _tree.Add("in/a.txt", "text");
        if (configuration is not null)
        {
            _tree.Add("config.yaml", configuration);
        }

        var (output, error) = (new StringWriter(), new StringWriter());
        var program = new QuickStartProgram(OutputConsole.Create(output, isTerminal: false), error, _tree["config.yaml"]);

        Assert.Equal(ExitCode.Usage, await program.RunAsync([_tree["in"]], CancellationToken.None));
        Assert.Contains(_tree["config.yaml"], error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_the_run_and_what_was_traced_so_far_is_reported(string signal)
    {
        AddWorkForMinutes();
        using var process = QuickStartProcess.Start(_tree, "in");
        Assert.Equal("Counting the tokens in in", await process.ReadErrorLineAsync());
        await Waiting.UntilAsync(() => new FileInfo(_tree["traces.jsonl"]) is { Exists: true, Length: > 0 });

        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var run = await process.WaitForExitAsync();
        Assert.Equal(ExitCode.Stopped, run.ExitCode);
        Assert.Contains(run.Error, line => line.StartsWith("Stopped before the end: ", StringComparison.Ordinal));
        Assert.NotEqual("completed", Assert.Single(run.SpansNamed("list files")).Attributes["span.outcome"]);
        Assert.Equal("1", run.TableRow("list files")[1]);
    }

    // One file of some megabytes under many names.
    private void AddWorkForMinutes()
    {
        _tree.Add("text", string.Concat(Enumerable.Repeat("some words and more\n", 500_000)));
        foreach (var i in Enumerable.Range(0, 5_000))
        {
            _tree.AddLink($"in/{i}", "../text");
        }
    }
}
