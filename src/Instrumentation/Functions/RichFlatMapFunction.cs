namespace Instrumentation.Functions;

/// <summary>Turns each value into any number of others. Source: Flink's <c>RichFlatMapFunction</c>.</summary>
/// <typeparam name="TIn">Type of the values taken.</typeparam>
/// <typeparam name="TOut">Type of the values emitted.</typeparam>
public abstract class RichFlatMapFunction<TIn, TOut> : RichFunction
{
    /// <summary>Maps one value to any number of values.</summary>
    /// <param name="value">The value to map.</param>
    /// <param name="collector">Takes the values emitted for <paramref name="value"/>; not to be used after the call.</param>
    public abstract void FlatMap(TIn value, ICollector<TOut> collector);
}
