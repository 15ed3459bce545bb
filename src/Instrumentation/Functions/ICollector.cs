namespace Instrumentation.Functions;

/// <summary>Takes the values a flat-map function emits. Source: Flink's <c>org.apache.flink.util.Collector</c>.</summary>
/// <typeparam name="T">Type of the emitted values.</typeparam>
public interface ICollector<in T>
{
    /// <summary>Emits one value.</summary>
    /// <param name="value">The value to emit.</param>
    void Collect(T value);
}
