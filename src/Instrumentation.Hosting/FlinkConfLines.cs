namespace Instrumentation.Hosting;

/// <summary>
/// Reads a file as Flink 1.x reads <c>flink-conf.yaml</c>: not as YAML, but line by line, so that values may hold characters that mean something in YAML.
/// Source: <c>GlobalConfiguration.loadYAMLResource</c>.
/// </summary>
internal static class FlinkConfLines
{
    // A value that begins so was meant as YAML, and must not be taken literally because something else in the file is wrong.
    private const string BeginningsOfYaml = "[{\"'|>&!";

    /// <returns><see langword="null"/> when some line is no <c>key: value</c>.</returns>
    /// <exception cref="FormatException">A key comes twice.</exception>
    public static IReadOnlyDictionary<string, string>? TryRead(string text, SettingsBuilder settings)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var content = WithoutComment(line).TrimEnd();
            if (content.IsWhiteSpace())
            {
                continue;
            }

            if (!TrySplit(content, out var key, out var value))
            {
                return null;
            }

            settings.Add(key, value, number);
        }

        return settings.Settings;
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return line[..i];
            }
        }

        return line;
    }

    private static bool TrySplit(ReadOnlySpan<char> content, out string key, out string value)
    {
        var colon = content.IndexOf(": ");
        key = colon < 0 ? "" : content[..colon].ToString();
        value = colon < 0 ? "" : content[(colon + 2)..].Trim().ToString();
        return key.Length > 0 && !key.Any(char.IsWhiteSpace) && value.Length > 0 && !BeginningsOfYaml.Contains(value[0], StringComparison.Ordinal);
    }
}
