using Instrumentation.Configuration;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime;

/// <summary>Where the runtime says what is wrong with spans and reporters. The same warning about the same thing is said once in a while, not per span.</summary>
internal sealed partial class RuntimeLog(ILogger logger, TimeProvider timeProvider)
{
    private readonly ILogger _logger = logger;
    private readonly WarningThrottle _throttle = new(timeProvider);

    /// <summary>What is said about settings.</summary>
    public ConfigurationLog Configuration { get; } = new(logger);

    [LoggerMessage(11, LogLevel.Error, "Trace reporter '{Reporter}' threw an exception while it was closed; spans that it held back may be lost.")]
    public partial void ReporterCloseFailed(string reporter, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "Closed with losses: {Losses}.")]
    public partial void Losses(string losses);

    [LoggerMessage(13, LogLevel.Information, "No trace reporter configured, no traces will be exposed/reported.")]
    public partial void NoReporter();

    [LoggerMessage(14, LogLevel.Error, "Adding a span to metric group '{MetricGroup}' failed within the tracing library; please report this.")]
    public partial void InternalError(string metricGroup, Exception exception);

    [LoggerMessage(18, LogLevel.Warning, "Trace reporter '{Reporter}' did not return from a call or from Close in time; what it held back may be lost.")]
    public partial void ReporterNotClosed(string reporter);

    [LoggerMessage(19, LogLevel.Warning, "Close of function {Function} threw an exception; it was logged instead of being passed on.")]
    public partial void FunctionCloseFailed(string function, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "Trace reporter '{Reporter}' gets no more spans, because its thread failed within the tracing library; please report this.")]
    public partial void ReporterGivenUp(string reporter, Exception exception);

    [LoggerMessage(21, LogLevel.Warning, "A listener to the meter 'Instrumentation' threw an exception when the meter ended.")]
    public partial void MeterListenerFailed(Exception exception);

    [LoggerMessage(23, LogLevel.Information, "Trace reporter '{Reporter}' takes spans again, after it had failed {Failures} times in a row.")]
    public partial void CircuitClosed(string reporter, int failures);

    public void CircuitOpened(string reporter, int failures, TimeSpan pause, TimeSpan longestPause, Exception exception) =>
        LogCircuitOpened(reporter, failures, pause.TotalSeconds, longestPause.TotalSeconds, exception);

    [LoggerMessage(22, LogLevel.Warning, "Trace reporter '{Reporter}' failed {Failures} times in a row. It is left alone for {Seconds} s and then tried with one span, each time after"
        + " twice the time, up to {MaxSeconds} s; its other spans wait in the queue.")]
    private partial void LogCircuitOpened(string reporter, int failures, double seconds, double maxSeconds, Exception exception);
}
