namespace Instrumentation.Functions;

/// <summary>Handed to <see cref="IRichFunction.Open"/>. Empty today, as Flink's <c>OpenContext</c> is.</summary>
public sealed class OpenContext
{
    /// <summary>Creates a context.</summary>
    public OpenContext()
    {
    }
}
