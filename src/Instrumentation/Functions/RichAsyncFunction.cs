namespace Instrumentation.Functions;

/// <summary>Turns each value into one other by asynchronous work. Source: Flink's <c>RichAsyncFunction</c>.</summary>
/// <typeparam name="TIn">Type of the values taken.</typeparam>
/// <typeparam name="TOut">Type of the values returned.</typeparam>
public abstract class RichAsyncFunction<TIn, TOut> : RichFunction
{
    /// <summary>Works on one value.</summary>
    /// <param name="value">The value to work on.</param>
    /// <param name="cancellationToken">Cancelled when the job stops.</param>
    /// <returns>The result.</returns>
    public abstract ValueTask<TOut> AsyncInvoke(TIn value, CancellationToken cancellationToken);
}
