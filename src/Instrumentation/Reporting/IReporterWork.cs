using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>What a <see cref="ReporterWorker"/> does with the spans in its queue. To be called by its thread only.</summary>
internal interface IReporterWork
{
    /// <summary>The most spans to deliver at once, now.</summary>
    int MaxBatchSize { get; }

    /// <summary>Gives spans to the reporter. Does not throw.</summary>
    /// <returns>What the reporter threw.</returns>
    Exception? Deliver(List<Span> batch);

    /// <summary>Counts spans that were given to the reporter.</summary>
    /// <returns>How long to leave the reporter alone; zero for not at all.</returns>
    TimeSpan CountDelivered(int spans, Exception? exception);

    /// <summary>Gives up the reporter and its spans, because the library itself failed.</summary>
    void GiveUp(Exception exception);

    /// <summary>Closes the reporter, at the end of the queue.</summary>
    void Close();
}
