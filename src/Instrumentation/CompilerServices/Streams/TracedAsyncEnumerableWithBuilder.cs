using Instrumentation.Traces;

namespace Instrumentation.CompilerServices.Streams;

/// <inheritdoc cref="TracedEnumerableWithBuilder{T}"/>
internal sealed class TracedAsyncEnumerableWithBuilder<T>(ActiveSpan description, Func<SpanBuilder, IAsyncEnumerable<T>> core) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var span = ActiveSpan.WithBuilder();
        return new TracedAsyncEnumerator<T>(description, core(span.Builder).GetAsyncEnumerator(cancellationToken), span);
    }
}
