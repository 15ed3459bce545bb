using Microsoft.Extensions.Logging;

namespace Instrumentation.Configuration;

/// <summary>What is said about settings. Texts are Flink's where it has one.</summary>
internal sealed partial class ConfigurationLog(ILogger logger)
{
    private readonly ILogger _logger = logger;

    /// <summary>A reporter that does not start, for whatever reason.</summary>
    public void ReporterNotStarted(string reporter, Exception exception)
    {
        if (exception is FormatException)
        {
            // A setting is wrong: the message says all, the stack would only hide it.
            LogBadSetting(reporter, exception.Message);
        }
        else
        {
            LogReporterNotStarted(reporter, exception);
        }
    }

    [LoggerMessage(31, LogLevel.Information, "Excluding traces reporter {Reporter}, not configured in reporter list ({Listed}).")]
    public partial void ReporterExcluded(string reporter, string listed);

    [LoggerMessage(32, LogLevel.Warning, "Reporter '{Reporter}' is listed in traces.reporters but not configured.{Hint} Configured are: {Configured}.")]
    public partial void ListedReporterUnknown(string reporter, string hint, string configured);

    [LoggerMessage(33, LogLevel.Warning, "Key '{Key}' is not known and has no effect.{Hint} Known are: {Known}.")]
    public partial void KeyUnknown(string key, string hint, string known);

    [LoggerMessage(34, LogLevel.Warning, "Key '{Key}' has no effect: {Reason}.")]
    public partial void KeyWithoutEffect(string key, string reason);

    [LoggerMessage(35, LogLevel.Warning, "Multiple implementations of the same reporter factory {Factory} were given; the first one is used.")]
    public partial void FactoryGivenTwice(string factory);

    [LoggerMessage(36, LogLevel.Error, "Traces reporter {Reporter} did not return from Open within {Seconds} s. It is left out; should it open later, it is closed at once.")]
    public partial void ReporterDidNotOpen(string reporter, double seconds);

    [LoggerMessage(10, LogLevel.Error, "Could not instantiate traces reporter {Reporter}. Reporting might not be exposed.")]
    private partial void LogReporterNotStarted(string reporter, Exception exception);

    [LoggerMessage(30, LogLevel.Error, "Could not instantiate traces reporter {Reporter}. Reporting might not be exposed. {Reason}")]
    private partial void LogBadSetting(string reporter, string reason);
}
