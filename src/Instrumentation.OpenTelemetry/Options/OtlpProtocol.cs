namespace Instrumentation.OpenTelemetry.Options;

/// <summary>How requests travel.</summary>
internal enum OtlpProtocol
{
    /// <summary>OTLP/gRPC, over HTTP/2.</summary>
    Grpc,

    /// <summary>OTLP/HTTP with protobuf, over HTTP/1.1.</summary>
    Http,
}
