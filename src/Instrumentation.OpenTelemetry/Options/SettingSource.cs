using System.Globalization;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>Finds settings under their keys and, where a key is not set, in environment variables.</summary>
/// <param name="config">The reporter's keys.</param>
/// <param name="environment">The value of an environment variable; null or blank when it is not set.</param>
internal sealed class SettingSource(ReporterConfig config, Func<string, string?> environment)
{
    public ReporterConfig Config => config;

    /// <summary>The value under a key, else the first of the variables that is set.</summary>
    public Setting? Find(string key, params string[] variables) =>
        config.Settings.TryGetValue(key, out var value) ? new Setting(key, value, config) : variables.Select(FindVariable).FirstOrDefault(setting => setting is not null);

    public Setting? FindVariable(string variable) =>
        environment(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? new Setting(variable, value, Config: null) : null;

    /// <exception cref="FormatException">It is not a duration or out of range.</exception>
    public TimeSpan Duration(string key, TimeSpan defaultValue, TimeSpan min, TimeSpan max) =>
        config.GetDuration(key, defaultValue) is var value && value >= min && value <= max
            ? value
            : throw config.Invalid(key, config.GetString(key, ""), $"a time from {Text(min)} to {Text(max)}");

    /// <exception cref="FormatException">It is not a size or out of range.</exception>
    public long Size(string key, long defaultValue, long min, long max) =>
        config.GetMemorySize(key, defaultValue) is var value && value >= min && value <= max
            ? value
            : throw config.Invalid(key, config.GetString(key, ""), $"a size from {min >> 20} mb to {max >> 20} mb");

    /// <exception cref="FormatException">It is not an integer or out of range.</exception>
    public int Count(string key, int defaultValue, int min, int max) =>
        Find(key) is not { } setting ? defaultValue
        : int.TryParse(setting.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value
        : throw setting.Invalid($"an integer from {min} to {max}");

    private static string Text(TimeSpan time) => time < TimeSpan.FromHours(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours} h");
}
