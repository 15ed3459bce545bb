namespace Instrumentation.Hosting;

/// <summary>Collects the settings of one file, each key once.</summary>
internal sealed class SettingsBuilder(string path)
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <exception cref="FormatException">The key was there before.</exception>
    public void Add(string key, string value, long line)
    {
        if (!_settings.TryAdd(key, value))
        {
            throw Malformed(line, $"the key '{key}' is in line {_lines[key]} already; keep one of them");
        }

        _lines[key] = line;
    }

    public FormatException Malformed(long line, string problem) => new($"{path}, line {line}: {problem}.");
}
