using System.Collections;
using Instrumentation.CompilerServices.Streams;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <content>
/// Methods that return streams: each enumeration opens a span of its own with its first step, and ends it when it ends. Called on what
/// <see cref="SpanSite.Prepare"/> returned.
/// </content>
public sealed partial class ActiveSpan
{
    /// <summary>Traces the enumerations of a stream.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="stream">Core's stream.</param>
    /// <returns>The stream that the caller gets; <see langword="null"/> when Core's is.</returns>
    public IAsyncEnumerable<T> Trace<T>(IAsyncEnumerable<T> stream) => stream is null ? null! : new TracedAsyncEnumerable<T>(this, stream);

    /// <inheritdoc cref="Trace{T}(IAsyncEnumerable{T})"/>
    public IAsyncEnumerator<T> Trace<T>(IAsyncEnumerator<T> stream) => stream is null ? null! : new TracedAsyncEnumerator<T>(this, stream);

    /// <inheritdoc cref="Trace{T}(IAsyncEnumerable{T})"/>
    public IEnumerable<T> Trace<T>(IEnumerable<T> stream) => stream is null ? null! : new TracedEnumerable<T>(this, stream);

    /// <inheritdoc cref="Trace{T}(IAsyncEnumerable{T})"/>
    public IEnumerator<T> Trace<T>(IEnumerator<T> stream) => stream is null ? null! : new TracedEnumerator<T>(this, stream);

    /// <inheritdoc cref="Trace{T}(IAsyncEnumerable{T})"/>
    public IEnumerable Trace(IEnumerable stream) => stream is null ? null! : new TracedEnumerable<object?>(this, stream.Cast<object?>());

    /// <inheritdoc cref="Trace{T}(IAsyncEnumerable{T})"/>
    public IEnumerator Trace(IEnumerator stream) => stream is null ? null! : new TracedEnumerator<object?>(this, ItemsOf(stream));

    /// <summary>Traces the enumerations of a stream whose Core, an iterator, takes the open span of each.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="core">Calls Core; called once per enumeration.</param>
    /// <returns>The stream that the caller gets.</returns>
    public IAsyncEnumerable<T> Trace<T>(Func<SpanBuilder, IAsyncEnumerable<T>> core) => new TracedAsyncEnumerableWithBuilder<T>(this, core);

    /// <inheritdoc cref="Trace{T}(Func{SpanBuilder, IAsyncEnumerable{T}})"/>
    public IAsyncEnumerator<T> Trace<T>(Func<SpanBuilder, IAsyncEnumerator<T>> core)
    {
        var span = WithBuilder();
        return new TracedAsyncEnumerator<T>(this, core(span.Builder), span);
    }

    /// <inheritdoc cref="Trace{T}(Func{SpanBuilder, IAsyncEnumerable{T}})"/>
    public IEnumerable<T> Trace<T>(Func<SpanBuilder, IEnumerable<T>> core) => new TracedEnumerableWithBuilder<T>(this, core);

    /// <inheritdoc cref="Trace{T}(Func{SpanBuilder, IAsyncEnumerable{T}})"/>
    public IEnumerator<T> Trace<T>(Func<SpanBuilder, IEnumerator<T>> core)
    {
        var span = WithBuilder();
        return new TracedEnumerator<T>(this, core(span.Builder), span);
    }

    /// <inheritdoc cref="Trace{T}(Func{SpanBuilder, IAsyncEnumerable{T}})"/>
    public IEnumerable Trace(Func<SpanBuilder, IEnumerable> core) =>
        new TracedEnumerableWithBuilder<object?>(this, builder => core(builder).Cast<object?>());

    /// <inheritdoc cref="Trace{T}(Func{SpanBuilder, IAsyncEnumerable{T}})"/>
    public IEnumerator Trace(Func<SpanBuilder, IEnumerator> core) => Trace<object?>(builder => ItemsOf(core(builder)));

    /// <summary>Opens the span of an enumeration, with the name and the attributes of this one.</summary>
    /// <param name="span">The span when Core has its builder; <see langword="null"/> when any will do.</param>
    internal ActiveSpan OpenEnumeration(ActiveSpan? span)
    {
        span = (span ?? Rent()).Begin(_site, _group);
        span._expected = _expected;
        span._record.Problems |= _record.Problems;
        span._record.Name = _record.Name;
        foreach (ref readonly var attribute in _record.Attributes)
        {
            span._record.SetAttribute(attribute);
        }

        return span;
    }

    /// <summary>Reports the span of an enumeration.</summary>
    /// <param name="outcome">How it ended, unless an exception has said so already.</param>
    /// <param name="items">Number of items it gave.</param>
    internal void ReportStream(StreamOutcome outcome, long items)
    {
        if (outcome != StreamOutcome.Failed || _record.Status == SpanStatus.Error)
        {
            SetAttribute(ExceptionRecorder.Outcome, outcome switch
            {
                StreamOutcome.Completed => "completed",
                StreamOutcome.Failed => "failed",
                _ => "abandoned",
            });
        }

        SetAttribute("span.items", items);
        Report();
    }

    private static IEnumerator<object?> ItemsOf(IEnumerator stream)
    {
        try
        {
            while (stream.MoveNext())
            {
                yield return stream.Current;
            }
        }
        finally
        {
            (stream as IDisposable)?.Dispose();
        }
    }
}
