namespace Instrumentation.Functions;

/// <summary>
/// A function with a life cycle and a <see cref="Functions.RuntimeContext"/>. Derive from <see cref="RichFunction"/> or one of its
/// descendants; implement this interface when the function already derives from something else.
/// Source: Flink's <c>org.apache.flink.api.common.functions.RichFunction</c>.
/// </summary>
public interface IRichFunction
{
    /// <summary>
    /// The context the function runs in, set by the engine before <see cref="Open"/>. A <see langword="null"/> context means that
    /// nothing is reported.
    /// </summary>
    RuntimeContext RuntimeContext { get; set; }

    /// <summary>Called once before the first value.</summary>
    /// <param name="openContext">What the engine tells at the start.</param>
    void Open(OpenContext openContext);

    /// <summary>Called once after the last value, also when the function has failed.</summary>
    void Close();
}
