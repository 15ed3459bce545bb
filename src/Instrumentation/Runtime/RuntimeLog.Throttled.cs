using System.Runtime.CompilerServices;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime;

/// <content>What could be said of each span: it is said once in a while.</content>
internal sealed partial class RuntimeLog
{
    public void SpanProblem(SpanProblems problems, string scope, string name)
    {
        if (May(scope, name, problems))
        {
            LogSpanProblem(scope, name, SpanProblemText.Describe(problems));
        }
    }

    public void SpanReportedTwice(string scope, string name)
    {
        if (May(scope, name))
        {
            LogSpanReportedTwice(scope, name);
        }
    }

    public void SpanOfWrapper(string scope, string name)
    {
        if (May(scope, name))
        {
            LogSpanOfWrapper(scope, name);
        }
    }

    public void SpanAfterShutdown(string scope, string name)
    {
        if (May(scope, name))
        {
            LogSpanAfterShutdown(scope, name);
        }
    }

    public void ChildRefused(string scope, string name, string child, string reason)
    {
        if (May(scope, name, reason))
        {
            LogChildRefused(scope, name, child, reason);
        }
    }

    public void TreeCut(string scope, string name, long spans)
    {
        if (May(scope, name))
        {
            LogTreeCut(scope, name, spans, SpanTree.MaxDepth, SpanTree.MaxSpans);
        }
    }

    public void SpanChangedAfterReport(string scope, string name)
    {
        if (May(scope, name))
        {
            LogSpanChangedAfterReport(scope, name);
        }
    }

    public void SpanWithinReporter(string scope, string name)
    {
        if (May(scope, name))
        {
            LogSpanWithinReporter(scope, name);
        }
    }

    public void NullSpan(string metricGroup)
    {
        if (May(metricGroup))
        {
            LogNullSpan(metricGroup);
        }
    }

    public void BlankGroup(string metricGroup)
    {
        if (May(metricGroup))
        {
            LogBlankGroup(metricGroup);
        }
    }

    public void ReporterFailed(string reporter, Exception exception)
    {
        if (May(reporter, detail: exception.GetType()))
        {
            LogReporterFailed(reporter, exception);
        }
    }

    public void QueueFull(string reporter, string losses)
    {
        if (May(reporter))
        {
            LogQueueFull(reporter, losses);
        }
    }

    private bool May(string subject, string name = "", object? detail = null, [CallerMemberName] string warning = "") =>
        _throttle.Allows(new Warning(warning, subject, name, detail));

    [LoggerMessage(1, LogLevel.Warning, "Span '{Name}' of scope '{Scope}': {Problems}.")]
    private partial void LogSpanProblem(string scope, string name, string problems);

    [LoggerMessage(2, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' was reported before, so it was refused: make a new builder with Span.Builder for each span.")]
    private partial void LogSpanReportedTwice(string scope, string name);

    [LoggerMessage(3, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' belongs to a [Span] method, which reports it when the method ends; AddSpan was ignored.")]
    private partial void LogSpanOfWrapper(string scope, string name);

    [LoggerMessage(4, LogLevel.Warning, "Cannot add span '{Name}' of scope '{Scope}', because the TraceRegistry has already been shut down: dispose of it when the functions have ended.")]
    private partial void LogSpanAfterShutdown(string scope, string name);

    [LoggerMessage(5, LogLevel.Warning, "Ignoring attempted addition of a span due to being null, in metric group '{MetricGroup}'.")]
    private partial void LogNullSpan(string metricGroup);

    [LoggerMessage(6, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' was reported by a reporter while it took another span, and was dropped, because it would never end: a reporter reports no spans to its own registry.")]
    private partial void LogSpanWithinReporter(string scope, string name);

    [LoggerMessage(7, LogLevel.Warning, "AddGroup on metric group '{MetricGroup}' got a null or blank name or value; no group was added.")]
    private partial void LogBlankGroup(string metricGroup);

    [LoggerMessage(8, LogLevel.Warning, "Trace reporter '{Reporter}' threw an exception; the spans it was given are counted as failed.")]
    private partial void LogReporterFailed(string reporter, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The queue of trace reporter '{Reporter}' is full; {Losses} and counted. It takes spans more slowly than they come: filter some out, or raise queue.size.")]
    private partial void LogQueueFull(string reporter, string losses);

    [LoggerMessage(15, LogLevel.Warning, "Span '{Name}' of scope '{Scope}': its child '{Child}' {Reason}.")]
    private partial void LogChildRefused(string scope, string name, string child, string reason);

    [LoggerMessage(16, LogLevel.Warning, "Span '{Name}' of scope '{Scope}': {Spans} spans below it were cut, because a tree may have {MaxDepth} levels and {MaxSpans} spans.")]
    private partial void LogTreeCut(string scope, string name, long spans, int maxDepth, int maxSpans);

    [LoggerMessage(17, LogLevel.Warning, "Span '{Name}' of scope '{Scope}' was changed after it had been reported; the change is not in what was reported: set everything before AddSpan.")]
    private partial void LogSpanChangedAfterReport(string scope, string name);
}
