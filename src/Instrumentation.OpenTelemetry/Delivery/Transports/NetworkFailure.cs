using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>
/// Says what came between a request and its answer, and what can be done. Each may pass, also a certificate that is not trusted: it can be replaced while
/// the spans wait.
/// </summary>
internal sealed class NetworkFailure(OtlpOptions options)
{
    /// <summary>Where requests go, without a query.</summary>
    public string Place { get; } = options.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private string OtherProtocol => options.Protocol == OtlpProtocol.Grpc
        ? $"it may speak OTLP/HTTP, which {OtlpKeys.Protocol}: HTTP is for"
        : $"it may speak OTLP/gRPC, which {OtlpKeys.Protocol}: gRPC is for";

    public ExportResult Of(Exception exception) => new(ExportOutcome.Retryable, Text(exception));

    private string Text(Exception exception) => (exception as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError =>
            $"{Place} cannot be reached{Reason(exception)}. Is the host in {OtlpKeys.Endpoint} right?",
        HttpRequestError.ConnectionError =>
            $"{Place} cannot be reached{Reason(exception)}. Does the receiver run, and is {OtlpKeys.Endpoint} right?",
        HttpRequestError.SecureConnectionError =>
            $"No secure connection to {Place}{Reason(exception)}. An authority that the system does not know is named by {OtlpKeys.Certificate}, the certificate that"
            + $" the server wants to see by {OtlpKeys.ClientCertificate}, a server without TLS by an {OtlpKeys.Endpoint} of http://.",
        HttpRequestError.VersionNegotiationError or HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse =>
            $"{Place} does not speak the protocol{Reason(exception)}; {OtherProtocol}.",
        HttpRequestError.ResponseEnded =>
            $"The connection to {Place} was lost{Reason(exception)}. If it always is, {OtherProtocol}.",
        _ => $"The connection to {Place} was lost{Reason(exception)}.",
    };

    // The innermost exception is the one that knows.
    private static string Reason(Exception exception) => ServerText.After(exception.GetBaseException().Message);
}
