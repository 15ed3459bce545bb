using Instrumentation.Configuration;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime;

/// <summary>Where the runtime says what is wrong with spans and reporters. The same warning about the same thing is said once in a while, not per span.</summary>
internal sealed partial class RuntimeLog(ILogger logger, TimeProvider timeProvider)
{
    private readonly WarningThrottle _throttle = new(timeProvider);

    /// <summary>What is said about settings.</summary>
    public ConfigurationLog Configuration { get; } = new(logger);

    public void SpanProblem(SpanProblems problems, string scope, string name)
    {
        if (_throttle.Allows((nameof(SpanProblem), problems, scope, name)))
        {
            LogSpanProblem(logger, scope, name, SpanProblemText.Describe(problems));
        }
    }

    public void SpanReportedTwice(string scope, string name)
    {
        if (_throttle.Allows((nameof(SpanReportedTwice), SpanProblems.None, scope, name)))
        {
            LogSpanReportedTwice(logger, scope, name);
        }
    }

    public void SpanOfWrapper(string scope, string name)
    {
        if (_throttle.Allows((nameof(SpanOfWrapper), SpanProblems.None, scope, name)))
        {
            LogSpanOfWrapper(logger, scope, name);
        }
    }

    public void SpanAfterShutdown(string scope, string name)
    {
        if (_throttle.Allows((nameof(SpanAfterShutdown), SpanProblems.None, scope, name)))
        {
            LogSpanAfterShutdown(logger, scope, name);
        }
    }

    public void ChildRefused(string scope, string name, string child, string reason)
    {
        if (_throttle.Allows((nameof(ChildRefused), reason, scope, name)))
        {
            LogChildRefused(logger, scope, name, child, reason);
        }
    }

    public void TreeCut(string scope, string name, long spans)
    {
        if (_throttle.Allows((nameof(TreeCut), SpanProblems.None, scope, name)))
        {
            LogTreeCut(logger, scope, name, spans, SpanTree.MaxDepth, SpanTree.MaxSpans);
        }
    }

    public void SpanChangedAfterReport(string scope, string name)
    {
        if (_throttle.Allows((nameof(SpanChangedAfterReport), SpanProblems.None, scope, name)))
        {
            LogSpanChangedAfterReport(logger, scope, name);
        }
    }

    public void NullSpan(string metricGroup)
    {
        if (_throttle.Allows((nameof(NullSpan), SpanProblems.None, metricGroup, "")))
        {
            LogNullSpan(logger, metricGroup);
        }
    }

    public void SpanWithinReporter(string scope, string name)
    {
        if (_throttle.Allows((nameof(SpanWithinReporter), SpanProblems.None, scope, name)))
        {
            LogSpanWithinReporter(logger, scope, name);
        }
    }

    public void BlankGroup(string metricGroup)
    {
        if (_throttle.Allows((nameof(BlankGroup), SpanProblems.None, metricGroup, "")))
        {
            LogBlankGroup(logger, metricGroup);
        }
    }

    public void ReporterFailed(string reporter, Exception exception)
    {
        if (_throttle.Allows((nameof(ReporterFailed), SpanProblems.None, reporter, exception.GetType().Name)))
        {
            LogReporterFailed(logger, reporter, exception);
        }
    }

    public void QueueFull(string reporter, string losses)
    {
        if (_throttle.Allows((nameof(QueueFull), SpanProblems.None, reporter, "")))
        {
            LogQueueFull(logger, reporter, losses);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Span '{Name}' of scope '{Scope}': {Problems}.")]
    private static partial void LogSpanProblem(ILogger logger, string scope, string name, string problems);

    [LoggerMessage(2, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' was reported before, so it was refused: make a new builder with Span.Builder for each span.")]
    private static partial void LogSpanReportedTwice(ILogger logger, string scope, string name);

    [LoggerMessage(3, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' belongs to a [Span] method, which reports it when the method ends; AddSpan was ignored.")]
    private static partial void LogSpanOfWrapper(ILogger logger, string scope, string name);

    [LoggerMessage(4, LogLevel.Warning, "Cannot add span '{Name}' of scope '{Scope}', because the TraceRegistry has already been shut down.")]
    private static partial void LogSpanAfterShutdown(ILogger logger, string scope, string name);

    [LoggerMessage(5, LogLevel.Warning, "Ignoring attempted addition of a span due to being null, in metric group '{MetricGroup}'.")]
    private static partial void LogNullSpan(ILogger logger, string metricGroup);

    [LoggerMessage(6, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' was reported by a reporter while it took another span, and was dropped, because it would never end.")]
    private static partial void LogSpanWithinReporter(ILogger logger, string scope, string name);

    [LoggerMessage(7, LogLevel.Warning, "AddGroup on metric group '{MetricGroup}' got a null or blank name or value; no group was added.")]
    private static partial void LogBlankGroup(ILogger logger, string metricGroup);

    [LoggerMessage(8, LogLevel.Warning, "Trace reporter '{Reporter}' threw an exception; the spans it was given are counted as failed.")]
    private static partial void LogReporterFailed(ILogger logger, string reporter, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The queue of trace reporter '{Reporter}' is full; {Losses} and counted.")]
    private static partial void LogQueueFull(ILogger logger, string reporter, string losses);

    [LoggerMessage(11, LogLevel.Error, "Trace reporter '{Reporter}' threw an exception while it was closed; spans that it held back may be lost.")]
    private static partial void LogReporterCloseFailed(ILogger logger, string reporter, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "Closed with losses: {Losses}.")]
    private static partial void LogLosses(ILogger logger, string losses);

    [LoggerMessage(13, LogLevel.Information, "No trace reporter configured, no traces will be exposed/reported.")]
    private static partial void LogNoReporter(ILogger logger);

    [LoggerMessage(14, LogLevel.Error, "Adding a span to metric group '{MetricGroup}' failed within the tracing library; please report this.")]
    private static partial void LogInternalError(ILogger logger, string metricGroup, Exception exception);

    [LoggerMessage(15, LogLevel.Warning, "Span '{Name}' of scope '{Scope}': its child '{Child}' {Reason}.")]
    private static partial void LogChildRefused(ILogger logger, string scope, string name, string child, string reason);

    [LoggerMessage(16, LogLevel.Warning, "Span '{Name}' of scope '{Scope}': {Spans} spans below it were cut, because a tree may have {MaxDepth} levels and {MaxSpans} spans.")]
    private static partial void LogTreeCut(ILogger logger, string scope, string name, long spans, int maxDepth, int maxSpans);

    [LoggerMessage(17, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' was changed after it had been reported; the change is not in what was reported.")]
    private static partial void LogSpanChangedAfterReport(ILogger logger, string scope, string name);

    [LoggerMessage(18, LogLevel.Warning, "Trace reporter '{Reporter}' did not return from a call or from Close in time; what it held back may be lost.")]
    private static partial void LogReporterNotClosed(ILogger logger, string reporter);

    [LoggerMessage(19, LogLevel.Warning, "Close of function {Function} threw an exception; it was logged instead of being passed on.")]
    private static partial void LogFunctionCloseFailed(ILogger logger, string function, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "Trace reporter '{Reporter}' gets no more spans, because its thread failed within the tracing library; please report this.")]
    private static partial void LogReporterGivenUp(ILogger logger, string reporter, Exception exception);

    [LoggerMessage(21, LogLevel.Warning, "A listener to the meter 'Instrumentation' threw an exception when the meter ended.")]
    private static partial void LogMeterListenerFailed(ILogger logger, Exception exception);

    public void MeterListenerFailed(Exception exception) => LogMeterListenerFailed(logger, exception);

    [LoggerMessage(22, LogLevel.Warning, "Trace reporter '{Reporter}' failed {Failures} times in a row. It is left alone for {Seconds} s and then tried with one span, each time after"
        + " twice the time, up to {MaxSeconds} s; its other spans wait in the queue.")]
    private static partial void LogCircuitOpened(ILogger logger, string reporter, int failures, double seconds, double maxSeconds, Exception exception);

    [LoggerMessage(23, LogLevel.Information, "Trace reporter '{Reporter}' takes spans again, after it had failed {Failures} times in a row.")]
    private static partial void LogCircuitClosed(ILogger logger, string reporter, int failures);

    public void CircuitOpened(string reporter, int failures, TimeSpan pause, TimeSpan longestPause, Exception exception) =>
        LogCircuitOpened(logger, reporter, failures, pause.TotalSeconds, longestPause.TotalSeconds, exception);

    public void CircuitClosed(string reporter, int failures) => LogCircuitClosed(logger, reporter, failures);

    public void ReporterGivenUp(string reporter, Exception exception) => LogReporterGivenUp(logger, reporter, exception);

    public void ReporterNotClosed(string reporter) => LogReporterNotClosed(logger, reporter);

    public void FunctionCloseFailed(string function, Exception exception) => LogFunctionCloseFailed(logger, function, exception);

    public void ReporterCloseFailed(string reporter, Exception exception) => LogReporterCloseFailed(logger, reporter, exception);

    public void Losses(string losses) => LogLosses(logger, losses);

    public void NoReporter() => LogNoReporter(logger);

    public void InternalError(string metricGroup, Exception exception) => LogInternalError(logger, metricGroup, exception);
}
