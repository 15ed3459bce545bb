namespace Instrumentation.Hosting;

/// <summary>Writes a list as the text that Flink reads.</summary>
internal static class FlinkList
{
    /// <summary>The list of a setting. That of the reporters is the one that Flink separates by commas, and its names need no quotes.</summary>
    public static string Join(string key, IEnumerable<string> items) => key == FlinkKeys.Reporters ? string.Join(',', items) : Join(items);

    public static string Join(IEnumerable<string> items) => string.Join(';', items.Select(item => FlinkQuotes.Around(item, ';')));
}
