using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>
/// Delivers spans somewhere. By default it is called by one thread of its own, from a bounded queue, so it may take its time; what it throws is counted and
/// logged, and the next span comes, after five failures in a row with a pause before it. Source: Flink's <c>org.apache.flink.traces.reporter.TraceReporter</c>.
/// </summary>
public interface ITraceReporter
{
    /// <summary>
    /// True for a reporter that is cheap, never blocks and is thread-safe: it is called on the thread that reports the span, without a queue.
    /// Default <see langword="false"/>. Read once, after <see cref="Open"/>.
    /// </summary>
    bool IsInline => false;

    /// <summary>
    /// Called once before anything else, on a thread of its own, which has neither the current span nor the current activity of whoever creates the registry. A reporter
    /// that throws here or has not returned after ten seconds is left out, and the others start; when it returns later, it is closed at once.
    /// </summary>
    /// <param name="config">The reporter's name and keys.</param>
    void Open(ReporterConfig config);

    /// <summary>
    /// Takes a span with its children. Spans that it reports to the same registry while it takes one are dropped, with a warning: they would never end.
    /// </summary>
    /// <param name="span">The span.</param>
    void NotifyOfAddedSpan(Span span);

    /// <summary>
    /// Called once after the last span, when the registry is disposed of. The place to write out what is held back. Only when a call has not returned within nine
    /// seconds and a half is it called beside that call, on another thread. It has until the tenth second; what it throws is logged.
    /// </summary>
    void Close();
}
