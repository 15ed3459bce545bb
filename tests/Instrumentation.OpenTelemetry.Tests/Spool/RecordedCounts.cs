using Instrumentation.CompilerServices;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>Keeps what was counted.</summary>
internal sealed class RecordedCounts : IDeliveryCounts
{
    public long Recovered { get; private set; }

    public long Reported { get; private set; }

    public long Dropped { get; private set; }

    public long Failed { get; private set; }

    public void CountRecovered(long spans) => Recovered += spans;

    public void CountReported(long spans) => Reported += spans;

    public void CountDropped(long spans) => Dropped += spans;

    public void CountFailed(long spans) => Failed += spans;
}
