using Instrumentation.QuickStart.Terminal;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Instrumentation.QuickStart.Tests;

public class ProgressDisplayTests
{
    [Fact]
    public async Task Without_a_terminal_a_plain_line_tells_the_progress_at_each_interval()
    {
        var (output, error, time) = (new StringWriter(), new StringWriter(), new FakeTimeProvider());
        var work = new TaskCompletionSource();
        var progress = new ProgressDisplay(OutputConsole.Create(output, isTerminal: false), error, time);

        var showing = progress.ShowAsync(work.Task, () => "7 files");
        time.Advance(ProgressDisplay.LineInterval);
        await Waiting.UntilAsync(() => error.ToString() == $"7 files{Environment.NewLine}");
        time.Advance(ProgressDisplay.LineInterval - TimeSpan.FromMilliseconds(1));
        work.SetResult();
        await showing;

        Assert.Equal($"7 files{Environment.NewLine}", error.ToString());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task On_a_terminal_one_line_shows_the_progress_and_nothing_goes_to_standard_error()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        var work = new TaskCompletionSource();

        var showing = new ProgressDisplay(console, error, TimeProvider.System).ShowAsync(work.Task, () => "7 files [of many]");
        await Waiting.UntilAsync(() => output.ToString().Contains("7 files [of many]", StringComparison.Ordinal));
        work.SetResult();
        await showing;

        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task What_the_work_throws_is_thrown()
    {
        var progress = new ProgressDisplay(OutputConsole.Create(TextWriter.Null, isTerminal: false), TextWriter.Null, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => progress.ShowAsync(Task.FromException(new InvalidOperationException()), () => ""));
    }

    [Fact]
    public void Output_that_is_no_terminal_is_plain_and_does_not_wrap()
    {
        var output = new StringWriter();
        var console = OutputConsole.Create(output, isTerminal: false);

        console.MarkupLine($"[red]{new string('x', 5_000)}[/]");

        Assert.Equal(new string('x', 5_000) + Environment.NewLine, output.ToString());
    }
}
