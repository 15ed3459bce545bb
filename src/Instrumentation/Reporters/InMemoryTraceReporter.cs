using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>
/// Keeps every span, in the order of reporting, for tests and small jobs: memory grows with the number of spans until <see cref="Clear"/>.
/// A span is there when <c>AddSpan</c> returns. Thread-safe.
/// </summary>
public sealed class InMemoryTraceReporter : ITraceReporter
{
    private readonly object _lock = new();
    private readonly List<Span> _spans = [];

    /// <inheritdoc/>
    public bool IsInline => true;

    /// <summary>The spans so far: a copy, which does not change.</summary>
    public IReadOnlyList<Span> Spans
    {
        get
        {
            lock (_lock)
            {
                return _spans.ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public void Open(ReporterConfig config)
    {
    }

    /// <inheritdoc/>
    public void NotifyOfAddedSpan(Span span)
    {
        lock (_lock)
        {
            _spans.Add(span);
        }
    }

    /// <summary>Forgets the spans so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _spans.Clear();
        }
    }

    /// <summary>Does nothing: the spans stay readable.</summary>
    public void Close()
    {
    }
}
