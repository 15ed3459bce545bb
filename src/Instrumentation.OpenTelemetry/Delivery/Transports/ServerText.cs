namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>Makes what a server said fit for a line of the log.</summary>
internal static class ServerText
{
    private const int MaxLength = 500;

    /// <summary>The end of a sentence: a colon and the text in one line, or nothing when there is none.</summary>
    public static string After(string text) => Line(text).TrimEnd('.') is { Length: > 0 } line ? ": " + line : "";

    /// <summary>The text in one line, cut at 500 characters.</summary>
    public static string Line(string text) => string.Join(' ', Shorten(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // An escape sequence must not reach a terminal.
    private static string Shorten(string text) => string.Create(
        Math.Min(text.Length, MaxLength), text, static (line, text) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(text[i]) ? ' ' : text[i];
            }
        });
}
