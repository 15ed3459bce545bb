using Instrumentation.Configuration;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>The reporter's keys without prefix: Flink's first, then those that it lacks. The queue's that it takes are <see cref="TraceKeys"/>.</summary>
internal static class OtlpKeys
{
    public const string Endpoint = "exporter.endpoint";
    public const string Protocol = "exporter.protocol";
    public const string Timeout = "exporter.timeout";
    public const string Compression = "exporter.compression";
    public const string ServiceName = "service.name";
    public const string ServiceVersion = "service.version";

    public const string Headers = "exporter.headers";
    public const string Certificate = "exporter.certificate";
    public const string ClientCertificate = "exporter.client-certificate";
    public const string ClientKey = "exporter.client-key";
    public const string ResourceAttributes = "resource.attributes";
    public const string BatchSize = "batch.size";
    public const string BatchDelay = "batch.delay";
    public const string BufferSize = "buffer.size";
    public const string RetryMaxElapsed = "retry.max-elapsed";
    public const string SpoolDirectory = "spool.directory";
    public const string SpoolMaxSize = "spool.max-size";
    public const string SpoolMode = "spool.mode";

    /// <summary>All of them, for the factory to tell.</summary>
    public static readonly IReadOnlyCollection<string> All =
    [
        Endpoint, Protocol, Timeout, Compression, ServiceName, ServiceVersion,
        Headers, Certificate, ClientCertificate, ClientKey, ResourceAttributes, ResourceAttributes + ".*",
        BatchSize, BatchDelay, BufferSize, TraceKeys.QueueWhenFull, TraceKeys.QueueWaitLimit, RetryMaxElapsed, SpoolDirectory, SpoolMaxSize, SpoolMode,
    ];
}
