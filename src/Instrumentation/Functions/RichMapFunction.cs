namespace Instrumentation.Functions;

/// <summary>Turns each value into one other. Source: Flink's <c>RichMapFunction</c>.</summary>
/// <typeparam name="TIn">Type of the values taken.</typeparam>
/// <typeparam name="TOut">Type of the values returned.</typeparam>
public abstract class RichMapFunction<TIn, TOut> : RichFunction
{
    /// <summary>Maps one value.</summary>
    /// <param name="value">The value to map.</param>
    /// <returns>The mapped value.</returns>
    public abstract TOut Map(TIn value);
}
