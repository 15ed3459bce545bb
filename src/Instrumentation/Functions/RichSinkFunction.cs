namespace Instrumentation.Functions;

/// <summary>Takes the values at the end of a job. Source: Flink's <c>RichSinkFunction</c>.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class RichSinkFunction<T> : RichFunction
{
    /// <summary>Takes one value.</summary>
    /// <param name="value">The value to store, print or send.</param>
    public abstract void Invoke(T value);
}
