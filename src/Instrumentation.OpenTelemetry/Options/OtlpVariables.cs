namespace Instrumentation.OpenTelemetry.Options;

/// <summary>The environment variables that OpenTelemetry prescribes. Each is read where its key is not set; a blank one counts as not set.</summary>
internal static class OtlpVariables
{
    public const string ServiceName = "OTEL_SERVICE_NAME";
    public const string ResourceAttributes = "OTEL_RESOURCE_ATTRIBUTES";

    private const string ForTraces = "OTEL_EXPORTER_OTLP_TRACES_";

    public static readonly string[] Endpoint = OfExporter("ENDPOINT");
    public static readonly string[] Protocol = OfExporter("PROTOCOL");
    public static readonly string[] Headers = OfExporter("HEADERS");
    public static readonly string[] Timeout = OfExporter("TIMEOUT");
    public static readonly string[] Compression = OfExporter("COMPRESSION");
    public static readonly string[] Certificate = OfExporter("CERTIFICATE");
    public static readonly string[] ClientCertificate = OfExporter("CLIENT_CERTIFICATE");
    public static readonly string[] ClientKey = OfExporter("CLIENT_KEY");

    /// <summary>Whether a variable is for traces alone.</summary>
    public static bool IsForTraces(string variable) => variable.StartsWith(ForTraces, StringComparison.Ordinal);

    // The one for traces wins over the one for all signals.
    private static string[] OfExporter(string name) => [ForTraces + name, "OTEL_EXPORTER_OTLP_" + name];
}
