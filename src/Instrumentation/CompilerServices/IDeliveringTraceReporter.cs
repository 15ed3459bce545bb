using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>
/// A reporter that keeps what it read in place in buffers of its own and delivers it later. What became of a span it says itself, when it is settled: until then the
/// span counts as queued.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeliveringTraceReporter : IInPlaceTraceReporter
{
    /// <summary>Called once, after <see cref="Reporters.ITraceReporter.Open"/> and before the first span.</summary>
    /// <param name="counts">Where to say what became of the spans.</param>
    void Start(IDeliveryCounts counts);

    /// <summary>Waits until what was reported before the call is settled.</summary>
    /// <param name="deadline">When to give up waiting; the spans stay where they are.</param>
    /// <returns>False when the deadline came first, or spans that were waited for were lost.</returns>
    Task<bool> FlushAsync(CancellationToken deadline);

    /// <summary>
    /// Takes no more spans, and delivers those that it has; <see cref="Reporters.ITraceReporter.Close"/> comes after it. A span that comes all the same is counted as
    /// dropped.
    /// </summary>
    /// <param name="deadline">When what is not delivered yet is given up, and counted.</param>
    /// <returns>How many spans are kept where the next process finds them. They are not lost, and stay counted as queued.</returns>
    Task<long> DrainAsync(CancellationToken deadline);
}
