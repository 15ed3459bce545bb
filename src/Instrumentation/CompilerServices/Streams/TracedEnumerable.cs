using System.Collections;

namespace Instrumentation.CompilerServices.Streams;

/// <summary>Opens a span for each enumeration of a stream.</summary>
internal sealed class TracedEnumerable<T>(ActiveSpan description, IEnumerable<T> stream) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new TracedEnumerator<T>(description, stream.GetEnumerator());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
