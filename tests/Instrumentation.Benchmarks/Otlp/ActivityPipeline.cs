using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace Instrumentation.Benchmarks.Otlp;

/// <summary>OpenTelemetry's SDK with its exporter, with a queue and batches as large as the spans between two flushes need.</summary>
internal sealed class ActivityPipeline : ISpanPipeline
{
    private readonly ActivitySource _source = new("benchmark.otlp");
    private readonly TracerProvider _provider;

    public ActivityPipeline(Uri endpoint)
    {
        var exporter = new OtlpTraceExporter(new OtlpExporterOptions { Endpoint = new Uri(endpoint, "v1/traces"), Protocol = OtlpExportProtocol.HttpProtobuf });
        var processor = new BatchActivityExportProcessor(exporter, maxQueueSize: 2 * SinkTable.Burst, scheduledDelayMilliseconds: 1_000, maxExportBatchSize: 8_192);
        _provider = Sdk.CreateTracerProviderBuilder().AddSource(_source.Name).AddProcessor(processor).Build();
    }

    public string Name => "OpenTelemetry: Activity, batch processor, OTLP exporter";

    public int Report()
    {
        using var activity = _source.StartActivity("work");
        activity?.SetTag("work.region", "eu-west");
        activity?.SetTag("work.size", 42);
        activity?.SetTag("work.urgent", false);
        return Work.Plain("eu-west", 42, false);
    }

    public Task FlushAsync()
    {
        _provider.ForceFlush();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _provider.Dispose();
        _source.Dispose();
        return ValueTask.CompletedTask;
    }
}
