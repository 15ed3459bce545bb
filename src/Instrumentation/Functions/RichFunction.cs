using System.Diagnostics.CodeAnalysis;
using Instrumentation.Metrics;

namespace Instrumentation.Functions;

/// <summary>
/// Base of the rich functions. One instance is used by one thread at a time, as in Flink.
/// Source: Flink's <c>org.apache.flink.api.common.functions.AbstractRichFunction</c>.
/// </summary>
public abstract class RichFunction : IRichFunction
{
    private RuntimeContext? _runtimeContext;

    /// <summary>The context, set by the engine before <see cref="Open"/>.</summary>
    /// <exception cref="InvalidOperationException">The context was read before it was set.</exception>
    /// <exception cref="ArgumentNullException">The context is set to <see langword="null"/>.</exception>
    public RuntimeContext RuntimeContext
    {
        get => _runtimeContext ?? ThrowNotInitialized();
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _runtimeContext = value;
        }
    }

    /// <summary>The group that this function's spans are reported to: short for <c>RuntimeContext.MetricGroup</c>.</summary>
    /// <exception cref="InvalidOperationException">The context has not been set yet.</exception>
    protected MetricGroup MetricGroup => RuntimeContext.MetricGroup;

    /// <inheritdoc/>
    public virtual void Open(OpenContext openContext)
    {
    }

    /// <inheritdoc/>
    public virtual void Close()
    {
    }

    [DoesNotReturn]
    private RuntimeContext ThrowNotInitialized() => throw new InvalidOperationException(
        "The runtime context has not been initialized. "
        + $"Set {GetType().Name}.RuntimeContext before the function is used: RichFunctionHost does it for a running job, "
        + "SpanRecorder.Attach in a test, TraceRegistry.CreateRuntimeContext makes one by hand; "
        + "in a constructor or a field initializer it is too early, use Open.");
}
