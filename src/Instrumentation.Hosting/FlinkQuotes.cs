namespace Instrumentation.Hosting;

/// <summary>Quotes items of lists and maps, so that reading them gives back the same. Source: Flink's <c>StructuredOptionsSplitter</c>.</summary>
internal static class FlinkQuotes
{
    /// <summary>Puts a text in single quotes when it could be misread without.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separators">The characters that end an item.</param>
    public static string Around(string text, params ReadOnlySpan<char> separators) =>
        text.AsSpan().IndexOfAny(separators) >= 0 || text is ['\'' or '"', ..] || text.Trim().Length < text.Length
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : text;
}
