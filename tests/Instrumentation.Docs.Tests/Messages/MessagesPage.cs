using System.Globalization;
using System.Text;

namespace Instrumentation.Docs.Tests.Messages;

/// <summary>The page that lists every message, written from the source.</summary>
internal static class MessagesPage
{
    public const string File = Repository.Docs + "/messages.md";

    /// <summary>What writes it, from the root of the repository.</summary>
    public const string Command = "dotnet run --project tests/Instrumentation.Docs.Tests -- messages";

    private static readonly (MessageKind Kind, string Heading, string Intro, string Label)[] Sections =
    [
        (MessageKind.Rule, "Diagnostics", "Of the compiler. Each rule has [a page](../../../analyzers/docs).", "rule"),
        (MessageKind.Log, "Log messages", "With their event ids. What could be said of each span is said once in a while.", "event"),
        (MessageKind.Error, "Errors", "Exceptions that reach the caller, and settings that are refused: `KEY: 'VALUE' cannot be used; allowed is …`.", "type"),
        (MessageKind.Part, "Parts", "Words that the messages above are filled in with.", ""),
    ];

    public static string Write(IReadOnlyList<Message> messages)
    {
        var page = new StringBuilder("# Messages\n\nWritten from the source: do not edit. `").Append(Command).Append("` writes it anew. What is filled in stands in braces.\n");
        foreach (var (kind, heading, intro, label) in Sections)
        {
            page.Append($"\n## {heading}\n\n{intro}\n\n| {label} | message | said by |\n|---|---|---|\n");
            foreach (var message in messages.Where(message => message.Kind == kind).OrderBy(NumberOf))
            {
                page.Append($"| {message.Label} | {Cell(message.Text)} | {message.Source} |\n");
            }
        }

        return page.ToString();
    }

    // Of the rule or the event; the others stay in the order of the source.
    private static int NumberOf(Message message) =>
        message.Kind is MessageKind.Rule or MessageKind.Log ? int.Parse(string.Concat(message.Label.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture) : 0;

    // Code, so that nothing in it means anything.
    private static string Cell(string text) => $"`` {text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim()} ``";
}
