using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>What a <see cref="ReporterWorker"/> does with the spans in its queue. No member throws.</summary>
internal interface IReporterWork
{
    /// <summary>The most spans to deliver at once.</summary>
    int MaxBatchSize { get; }

    /// <summary>Gives spans to the reporter.</summary>
    /// <returns>What the reporter threw.</returns>
    Exception? Deliver(List<Span> batch);

    /// <summary>Counts spans that were given to the reporter.</summary>
    void CountDelivered(int spans, Exception? exception);

    /// <summary>Counts spans that were given up.</summary>
    void CountLost(int spans);

    /// <summary>Closes the reporter, at the end of the queue.</summary>
    void Close();
}
