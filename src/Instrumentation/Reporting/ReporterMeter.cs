using System.Diagnostics.Metrics;
using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>
/// Shows the counts of a registry's reporters to the application's metrics. The instruments read the counters when somebody collects, so that recording a span
/// pays nothing for them.
/// </summary>
internal sealed class ReporterMeter : IDisposable
{
    // Longer than the minute in which OpenTelemetry collects by default.
    private static readonly TimeSpan FinalValuesKept = TimeSpan.FromMinutes(2);

    private readonly RuntimeLog _log;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new(TraceRegistry.MeterName, typeof(ReporterMeter).Assembly.GetName().Version?.ToString(3));
    private readonly Instrument[] _instruments;
    private readonly Instrument _duration;
    private volatile ReporterCounts[] _reporters = [];
    private ITimer? _end;

    public ReporterMeter(RuntimeLog log, TimeProvider time)
    {
        _log = log;
        _time = time;
        _duration = _meter.CreateObservableCounter(
            "instrumentation.reporter.duration", () => Observe(counts => counts.Seconds), "s", "Time spent in the reporter while somebody listened to this instrument.");
        _instruments =
        [
            _duration,
            Counter("reported", counts => counts.Reported, "Spans that the reporter has taken."),
            Counter("dropped", counts => counts.Dropped, "Spans that the reporter was never given."),
            Counter("failed", counts => counts.Failed, "Spans for which the reporter threw an exception."),
            _meter.CreateObservableGauge(
                "instrumentation.queue.length", () => Observe(counts => counts.Statistics.Queued), "{span}", "Spans that wait for the reporter, or that it has in hand."),
        ];
    }

    /// <summary>True while somebody wants to know the time spent in reporters.</summary>
    public bool IsTiming => _duration.Enabled;

    /// <summary>Shows one more reporter.</summary>
    public void Observe(ReporterCounts counts) => _reporters = [.. _reporters, counts];

    /// <summary>Ends the instruments: at once when nobody collects, and otherwise so late that the final values are collected.</summary>
    public void Close()
    {
        if (Array.Exists(_instruments, instrument => instrument.Enabled))
        {
            _end = _time.CreateTimer(_ => Dispose(), state: null, FinalValuesKept, Timeout.InfiniteTimeSpan);
        }
        else
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _end?.Dispose();
        try
        {
            _meter.Dispose();
        }
        catch (Exception exception)
        {
            // Listeners are told, on this thread.
            _log.MeterListenerFailed(exception);
        }
    }

    private ObservableCounter<long> Counter(string what, Func<ReporterStatistics, long> value, string description) => _meter.CreateObservableCounter(
        "instrumentation.spans." + what, () => Observe(counts => value(counts.Statistics)), "{span}", description);

    private IEnumerable<Measurement<T>> Observe<T>(Func<ReporterCounts, T> value)
        where T : struct =>
        _reporters.Select(counts => new Measurement<T>(value(counts), new KeyValuePair<string, object?>("reporter", counts.ReporterName)));
}
