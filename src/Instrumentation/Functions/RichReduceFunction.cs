namespace Instrumentation.Functions;

/// <summary>Combines values of one type, two at a time. Source: Flink's <c>RichReduceFunction</c>.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class RichReduceFunction<T> : RichFunction
{
    /// <summary>Combines two values.</summary>
    /// <param name="accumulated">What all values before came to.</param>
    /// <param name="value">The next value.</param>
    /// <returns>The combined value.</returns>
    public abstract T Reduce(T accumulated, T value);
}
