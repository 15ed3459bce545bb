using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Counts what became of the spans that an <see cref="IDeliveringTraceReporter"/> took. A tree of spans is one. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeliveryCounts
{
    /// <summary>Counts spans that an earlier process left behind and that this one will deliver.</summary>
    /// <param name="spans">How many.</param>
    void CountRecovered(long spans);

    /// <summary>Counts spans that the back end has acknowledged.</summary>
    /// <param name="spans">How many.</param>
    void CountReported(long spans);

    /// <summary>Counts spans for which there was no room, or no time.</summary>
    /// <param name="spans">How many.</param>
    void CountDropped(long spans);

    /// <summary>Counts spans that the back end refused, or that could not be delivered.</summary>
    /// <param name="spans">How many.</param>
    void CountFailed(long spans);
}
