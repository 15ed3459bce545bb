using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Reporting;

/// <summary>Count, errors and durations of the spans of one name.</summary>
internal sealed class SpanFigures
{
    private readonly List<TimeSpan> _durations = [];

    /// <summary>Number of spans.</summary>
    public int Count => _durations.Count;

    /// <summary>Number of spans with status Error.</summary>
    public int Errors { get; private set; }

    /// <summary>Adds a span.</summary>
    public void Add(Span span)
    {
        _durations.Add(span.Duration);
        Errors += span.Status == SpanStatus.Error ? 1 : 0;
    }

    /// <summary>The duration that the given share of the spans does not exceed: the nearest rank, so always one that was measured.</summary>
    /// <param name="percent">From above 0 to 100, which is the maximum. There must be a span.</param>
    public TimeSpan Percentile(int percent)
    {
        _durations.Sort();
        return _durations[(int)Math.Ceiling(_durations.Count * percent / 100.0) - 1];
    }
}
