using System.Collections;
using Instrumentation.CompilerServices.Streams;

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

    /// <summary>Opens a span with the name and the attributes of this one.</summary>
    internal ActiveSpan OpenAnother()
    {
        var span = _site.Start(_group);
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
        if (outcome != StreamOutcome.Failed || _record.Status == Traces.SpanStatus.Error)
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
