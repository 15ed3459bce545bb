using Spectre.Console;

namespace Instrumentation.QuickStart.Terminal;

/// <summary>Makes the console that everything is printed to, so that live progress and printed lines do not run into each other.</summary>
internal static class OutputConsole
{
    // A file or a pipe has no edge to wrap at, and paths can be long.
    private const int PlainWidth = 10_000;

    /// <summary>Colours and progress when the output is a terminal; otherwise plain text, whatever the environment suggests.</summary>
    public static IAnsiConsole Create(TextWriter output, bool isTerminal)
    {
        if (isTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
