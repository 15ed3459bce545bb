using System.Globalization;
using Instrumentation.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrumentation.Reporters;

/// <summary>The name and the keys of one reporter. Immutable. Source: Flink's <c>MetricConfig</c>.</summary>
public sealed class ReporterConfig
{
    /// <summary>Creates a configuration, for tests of reporters.</summary>
    /// <param name="name">Name of the reporter.</param>
    /// <param name="settings">Its keys without the prefix <c>traces.reporter.&lt;name&gt;.</c>.</param>
    /// <param name="loggerFactory">Where the reporter logs. Default: nowhere.</param>
    /// <exception cref="ArgumentNullException">Name or settings are <see langword="null"/>.</exception>
    public ReporterConfig(string name, IReadOnlyDictionary<string, string> settings, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(settings);
        Name = name;
        Settings = settings;
        LoggerFactory = loggerFactory ?? NullLoggerFactory.Instance;
    }

    /// <summary>Name of the reporter.</summary>
    public string Name { get; }

    /// <summary>The reporter's keys without prefix, <c>factory.class</c> included.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Where the reporter logs.</summary>
    public ILoggerFactory LoggerFactory { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="key">The key without prefix.</param>
    /// <param name="defaultValue">The value when the key is not set.</param>
    /// <returns>The value.</returns>
    public string GetString(string key, string defaultValue) => Settings.GetValueOrDefault(key, defaultValue);

    /// <summary>Reads an integer.</summary>
    /// <param name="key">The key without prefix.</param>
    /// <param name="defaultValue">The value when the key is not set.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The value is not an integer; the message names the key, the value and what is allowed.</exception>
    public int GetInt32(string key, int defaultValue) =>
        !Settings.TryGetValue(key, out var text) ? defaultValue
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value
        : throw Invalid(key, text, $"an integer from {int.MinValue} to {int.MaxValue}");

    /// <summary>Reads a truth value: <c>true</c> or <c>false</c>, in any case.</summary>
    /// <param name="key">The key without prefix.</param>
    /// <param name="defaultValue">The value when the key is not set.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The value is neither; the message names the key, the value and what is allowed.</exception>
    public bool GetBoolean(string key, bool defaultValue) =>
        !Settings.TryGetValue(key, out var text) ? defaultValue
        : bool.TryParse(text, out var value) ? value
        : throw Invalid(key, text, "true or false");

    /// <summary>Reads a duration as Flink writes it: a whole number and a unit, <c>10 s</c>, <c>500ms</c>, <c>1 min</c>; without unit, milliseconds.</summary>
    /// <param name="key">The key without prefix.</param>
    /// <param name="defaultValue">The value when the key is not set.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The value is not a duration; the message names the key, the value and what is allowed.</exception>
    public TimeSpan GetDuration(string key, TimeSpan defaultValue) =>
        !Settings.TryGetValue(key, out var text) ? defaultValue
        : FlinkDuration.TryParse(text, out var value) ? value
        : throw Invalid(key, text, FlinkDuration.Allowed);

    /// <summary>
    /// Reads a size as Flink writes it: a whole number and a unit of 1024 and its powers, <c>64 mb</c>, <c>1g</c>; without unit, bytes.
    /// </summary>
    /// <param name="key">The key without prefix.</param>
    /// <param name="defaultValue">The value in bytes when the key is not set.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="FormatException">The value is not a size; the message names the key, the value and what is allowed.</exception>
    public long GetMemorySize(string key, long defaultValue) =>
        !Settings.TryGetValue(key, out var text) ? defaultValue
        : FlinkMemorySize.TryParse(text, out var value) ? value
        : throw Invalid(key, text, FlinkMemorySize.Allowed);

    internal int GetPositiveInt32(string key, int defaultValue) =>
        !Settings.TryGetValue(key, out var text) ? defaultValue
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
        : throw Invalid(key, text, $"an integer from 1 to {int.MaxValue}");

    /// <summary>Makes the exception for a value that a reporter cannot use.</summary>
    /// <param name="key">The key without prefix.</param>
    /// <param name="value">The value found.</param>
    /// <param name="allowed">What is allowed, as the end of "allowed is …".</param>
    /// <returns>The exception, to be thrown from <c>CreateTraceReporter</c> or <c>Open</c>.</returns>
    public FormatException Invalid(string key, string value, string allowed) =>
        new($"{TraceKeys.Full(this, key)}: '{value}' cannot be used; allowed is {allowed}.");
}
