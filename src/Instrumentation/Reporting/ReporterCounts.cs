using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>Counts what becomes of the spans of one reporter. Outlives the reporter, for those who still read the numbers. Thread-safe.</summary>
/// <param name="reporterName">Name of the reporter.</param>
/// <param name="timestampFrequency">How many units of the clock are a second.</param>
internal sealed class ReporterCounts(string reporterName, long timestampFrequency)
{
    private readonly StripedCounter _added = new();
    private readonly StripedCounter _reported = new();
    private readonly StripedCounter _dropped = new();
    private readonly StripedCounter _failed = new();
    private readonly StripedCounter _duration = new();

    public string ReporterName => reporterName;

    public ReporterStatistics Statistics
    {
        get
        {
            // Added is read last: what is settled in between must not make the difference negative.
            var (reported, dropped, failed) = (_reported.Value, _dropped.Value, _failed.Value);
            return new ReporterStatistics(reported, dropped, failed, _added.Value - reported - dropped - failed);
        }
    }

    /// <summary>The time spent in the reporter, as far as it was measured.</summary>
    public double Seconds => _duration.Value / (double)timestampFrequency;

    public void CountAdded(long count = 1) => _added.Add(count);

    public void CountReported(long count) => _reported.Add(count);

    public void CountDropped(long count) => _dropped.Add(count);

    public void CountFailed(long count) => _failed.Add(count);

    public void CountDuration(long timestamps) => _duration.Add(timestamps);
}
