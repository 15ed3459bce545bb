using System.Diagnostics.Metrics;
using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>
/// Shows the counts of a registry's reporters to the application's metrics. The instruments read the counters when somebody collects, so that recording a span
/// pays nothing for them. The runtime keeps every meter until it is disposed of, and with it what its callbacks hold: that is the counts alone, so that a
/// registry that is forgotten instead of disposed of can be collected, and its meter ends then.
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
    private readonly ShownCounts _reporters = new();
    private ITimer? _end;

    public ReporterMeter(RuntimeLog log, TimeProvider time)
    {
        _log = log;
        _time = time;
        var reporters = _reporters;
        _duration = _meter.CreateObservableCounter(
            "instrumentation.reporter.duration", () => Observe(reporters, counts => counts.Seconds), "s", "Time spent in the reporter while this instrument was listened to.");
        _instruments =
        [
            _duration,
            Counter("reported", counts => counts.Reported, "Spans that the reporter has taken."),
            Counter("dropped", counts => counts.Dropped, "Spans that the reporter was never given."),
            Counter("failed", counts => counts.Failed, "Spans for which the reporter threw an exception."),
            _meter.CreateObservableGauge(
                "instrumentation.queue.length", () => Observe(reporters, counts => counts.Statistics.Queued), "{span}", "Spans that wait for the reporter or that it has in hand."),
        ];
    }

    ~ReporterMeter() => End();

    /// <summary>True while somebody wants to know the time spent in reporters.</summary>
    public bool IsTiming => _duration.Enabled;

    /// <summary>Shows one more reporter.</summary>
    public void Observe(ReporterCounts counts) => _reporters.Counts = [.. _reporters.Counts, counts];

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
        End();
        GC.SuppressFinalize(this);
    }

    private void End()
    {
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

    private ObservableCounter<long> Counter(string what, Func<ReporterStatistics, long> value, string description)
    {
        var reporters = _reporters;
        return _meter.CreateObservableCounter(
            "instrumentation.spans." + what, () => Observe(reporters, counts => value(counts.Statistics)), "{span}", description);
    }

    private static IEnumerable<Measurement<T>> Observe<T>(ShownCounts reporters, Func<ReporterCounts, T> value)
        where T : struct =>
        reporters.Counts.Select(counts => new Measurement<T>(value(counts), new KeyValuePair<string, object?>("reporter", counts.ReporterName)));

    private sealed class ShownCounts
    {
        private volatile ReporterCounts[] _counts = [];

        public ReporterCounts[] Counts
        {
            get => _counts;
            set => _counts = value;
        }
    }
}
