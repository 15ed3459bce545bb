using Spectre.Console;

namespace Instrumentation.QuickStart.Terminal;

/// <summary>Shows how far a run has come while it goes on: one line that changes on a terminal, a new line now and then elsewhere.</summary>
/// <param name="console">The terminal, when the output is one.</param>
/// <param name="error">Takes the lines otherwise, so that the output holds the answer only.</param>
/// <param name="timeProvider">Tells when it is time for the next one.</param>
internal sealed class ProgressDisplay(IAnsiConsole console, TextWriter error, TimeProvider timeProvider)
{
    /// <summary>Time between two lines when the output is no terminal.</summary>
    public static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows progress until the work has ended, and ends as it does.</summary>
    /// <param name="work">The work, running.</param>
    /// <param name="describe">Tells how far it has come.</param>
    public async Task ShowAsync(Task work, Func<string> describe)
    {
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Status().StartAsync(
                Markup.Escape(describe()),
                status => RepeatAsync(work, RefreshInterval, () => status.Status = Markup.Escape(describe())));
        }
        else
        {
            await RepeatAsync(work, LineInterval, () => error.WriteLine(describe()));
        }

        await work;
    }

    private async Task RepeatAsync(Task work, TimeSpan interval, Action show)
    {
        while (await Task.WhenAny(work, Task.Delay(interval, timeProvider)) != work)
        {
            show();
        }
    }
}
