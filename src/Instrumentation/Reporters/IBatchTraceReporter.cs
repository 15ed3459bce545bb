using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>A reporter that is handed all spans that wait in its queue at once, up to a limit, instead of one by one.</summary>
internal interface IBatchTraceReporter : ITraceReporter
{
    /// <summary>The most spans it takes at once.</summary>
    int MaxBatchSize { get; }

    /// <summary>Takes spans with their children.</summary>
    /// <param name="spans">At least one span; the list is used again after the call.</param>
    void NotifyOfAddedSpans(IReadOnlyList<Span> spans);
}
