using System.Collections;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices.Streams;

/// <summary>Opens a span for each enumeration of a stream, and gives it to a Core of its own, which does nothing before the first step.</summary>
internal sealed class TracedEnumerableWithBuilder<T>(ActiveSpan description, Func<SpanBuilder, IEnumerable<T>> core) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator()
    {
        var span = ActiveSpan.WithBuilder();
        return new TracedEnumerator<T>(description, core(span.Builder).GetEnumerator(), span);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
