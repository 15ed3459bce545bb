namespace Instrumentation.Functions;

/// <summary>Produces the values of a job. Source: Flink's <c>RichSourceFunction</c>, pulled instead of pushed.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class RichSourceFunction<T> : RichFunction
{
    /// <summary>Produces values until there are no more, or until cancelled.</summary>
    /// <param name="cancellationToken">Cancelled when the job stops.</param>
    /// <returns>The values, lazily.</returns>
    public abstract IAsyncEnumerable<T> Run(CancellationToken cancellationToken);
}
