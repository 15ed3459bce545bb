using Instrumentation.CompilerServices;

namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>Counts nothing, for a reporter that is used without a registry.</summary>
internal sealed class NoCounts : IDeliveryCounts
{
    public static readonly NoCounts Instance = new();

    public void CountRecovered(long spans)
    {
    }

    public void CountReported(long spans)
    {
    }

    public void CountDropped(long spans)
    {
    }

    public void CountFailed(long spans)
    {
    }
}
