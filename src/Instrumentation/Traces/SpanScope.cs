using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// A span that is open until it is disposed of, for blocks, lambdas and constructors, which cannot be <c>[Span]</c> methods. Made by
/// <see cref="Metrics.MetricGroup.StartSpan"/>. It is the current span meanwhile: what is opened within is its child. An exception that passes through is not
/// seen by it; say it with <see cref="SetStatus"/>. No method throws. Dispose of it where it was made, once; further calls do nothing.
/// </summary>
/// <example>
/// <code>
/// using var span = MetricGroup.StartSpan(typeof(EnrichOrder), "load table");
/// span.SetAttribute("rows", table.Count);
/// </code>
/// </example>
public sealed class SpanScope : IDisposable
{
    /// <summary>What a caller gets when nothing is reported: takes everything, does nothing, shared by all threads.</summary>
    internal static readonly SpanScope NoOp = new(null);

    private readonly SpanBuilder _builder;
    private ActiveSpan? _span;

    internal SpanScope(ActiveSpan? span)
    {
        _span = span;
        _builder = span?.Builder ?? SpanBuilder.NoOp;
    }

    /// <summary>Sets an attribute; the last value of a key wins.</summary>
    /// <param name="key">The key. A null or blank key is left out with a warning.</param>
    /// <param name="value">The value; <see langword="null"/> leaves the attribute out.</param>
    /// <returns>This scope.</returns>
    public SpanScope SetAttribute(string key, string? value)
    {
        _builder.SetAttribute(key, value);
        return this;
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanScope SetAttribute(string key, long value)
    {
        _builder.SetAttribute(key, value);
        return this;
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanScope SetAttribute(string key, double value)
    {
        _builder.SetAttribute(key, value);
        return this;
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanScope SetAttribute(string key, bool value)
    {
        _builder.SetAttribute(key, value);
        return this;
    }

    /// <summary>Sets the outcome.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="description">Explains it. Default: nothing.</param>
    /// <returns>This scope.</returns>
    public SpanScope SetStatus(SpanStatus status, string? description = null)
    {
        _builder.SetStatus(status, description);
        return this;
    }

    /// <summary>Ends and reports the span.</summary>
    public void Dispose() => Interlocked.Exchange(ref _span, null)?.Report();

    internal static SpanScope Start(Metrics.MetricGroup group, Type classScope, string name)
    {
        var span = ActiveSpan.WithBuilder().Begin(new SpanSite(TypeScope.Of(classScope), name ?? ""), group);
        span.SetName(name!);
        if (classScope is null)
        {
            span.Builder.Record!.Problems |= SpanProblems.NullScope;
        }

        return new SpanScope(span);
    }
}
