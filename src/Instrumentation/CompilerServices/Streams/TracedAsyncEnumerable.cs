namespace Instrumentation.CompilerServices.Streams;

/// <summary>Opens a span for each enumeration of an asynchronous stream.</summary>
internal sealed class TracedAsyncEnumerable<T>(ActiveSpan description, IAsyncEnumerable<T> stream) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new TracedAsyncEnumerator<T>(description, stream.GetAsyncEnumerator(cancellationToken));
}
