using System.Diagnostics;
using OpenTelemetry;

namespace Instrumentation.Benchmarks;

/// <summary>The end of OpenTelemetry's pipeline.</summary>
internal sealed class NoOpExporter : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch) => ExportResult.Success;
}
