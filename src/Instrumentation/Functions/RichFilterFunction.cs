namespace Instrumentation.Functions;

/// <summary>Keeps the values that meet a condition. Source: Flink's <c>RichFilterFunction</c>.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class RichFilterFunction<T> : RichFunction
{
    /// <summary>Tells whether a value is kept.</summary>
    /// <param name="value">The value to look at.</param>
    /// <returns><see langword="true"/> to keep the value.</returns>
    public abstract bool Filter(T value);
}
