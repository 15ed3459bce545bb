namespace Instrumentation.Reporting;

/// <summary>Measures a call of a reporter until it is disposed of.</summary>
/// <param name="counts">Where to count the time; null: nobody wants to know.</param>
/// <param name="time">The clock.</param>
internal readonly ref struct CallTimer(ReporterCounts? counts, TimeProvider time)
{
    private readonly long _started = counts is null ? 0 : time.GetTimestamp();

    public void Dispose() => counts?.CountDuration(time.GetTimestamp() - _started);
}
