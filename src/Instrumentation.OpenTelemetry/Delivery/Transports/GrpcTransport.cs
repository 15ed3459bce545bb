using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>
/// OTLP/gRPC: one unary call, framed here over HTTP/2, in clear text without negotiation. Sources: "gRPC over HTTP2"; OTLP specification, "OTLP/gRPC Response".
/// </summary>
internal sealed class GrpcTransport(OtlpOptions options, TimeProvider timeProvider) : OtlpTransport(options, timeProvider)
{
    private const string MediaType = "application/grpc";

    private readonly Uri _method = new(options.Endpoint, "/opentelemetry.proto.collector.trace.v1.TraceService/Export");
    private readonly bool _isCompressed = options.IsCompressed;

    // gRPC takes up to eight digits; an hour has seven.
    private readonly string _timeout = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(options.Timeout.TotalMilliseconds)}m");

    protected override HttpRequestMessage CreateMessage(ReadOnlyMemory<byte> request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new GrpcFrame(_isCompressed ? Gzip.Compress(request) : request, _isCompressed),
        };
        message.Headers.TryAddWithoutValidation("te", "trailers");
        message.Headers.TryAddWithoutValidation("grpc-timeout", _timeout);
        message.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity");
        if (_isCompressed)
        {
            message.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
        }

        return message;
    }

    protected override async Task<ExportResult> ReadAnswerAsync(HttpResponseMessage response, int requestBytes, CancellationToken cancellation)
    {
        // An answer of trailers alone has the status where headers are.
        if (Find(response.Headers, "grpc-status") is null && WithoutGrpc(response) is { } result)
        {
            return result;
        }

        var body = await AnswerBody.ReadAsync(response, cancellation).ConfigureAwait(false);
        if (!body.IsWhole)
        {
            return new ExportResult(ExportOutcome.Refused, $"{Place} sent an answer of more than {AnswerBody.MaxBytes} bytes, so it is no OTLP receiver.");
        }

        var trailers = Find(response.TrailingHeaders, "grpc-status") is null ? response.Headers : response.TrailingHeaders;
        return Find(trailers, "grpc-status") is not { } status ? new ExportResult(ExportOutcome.Retryable, $"{Place} ended its answer without a status.")
            : ReadStatus(status) is not GrpcStatus.Ok and var code ? Failed(code, trailers, requestBytes)
            : GrpcFrame.TryReadMessage(body.Bytes.Span, out var message) ? Delivered(message)
            : DeliveredWithUnreadableAnswer();
    }

    // What no gRPC server has written, but a proxy before it, or a server of something else.
    private ExportResult? WithoutGrpc(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var answered = string.Create(CultureInfo.InvariantCulture, $"{Place} answered {status}{ServerText.After(response.ReasonPhrase ?? "")} and not with gRPC.");
        return HttpStatus.IsRetryable(status) ? new(ExportOutcome.Retryable, answered, RetryDelay.Of(response.Headers.RetryAfter, Time))
            : status != (int)HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) != true
            ? new(ExportOutcome.Refused, $"{answered} Are the port in {OtlpKeys.Endpoint} and {OtlpKeys.Protocol} right?")
            : null;
    }

    private ExportResult Failed(GrpcStatus status, HttpResponseHeaders trailers, int requestBytes)
    {
        var details = RpcStatus.Read(ReadBase64(Find(trailers, "grpc-status-details-bin")));
        var message = Uri.UnescapeDataString(Find(trailers, "grpc-message") ?? "");
        var answered = $"{Place} answered {Name(status)}{ServerText.After(message.Length > 0 ? message : details.Message)}.";
        return IsRetryable(status, details.RetryAfter)
            ? new(ExportOutcome.Retryable, answered, details.RetryAfter)
            : new(ExportOutcome.Refused, answered + Advice(status, requestBytes));
    }

    private static bool IsRetryable(GrpcStatus status, TimeSpan? retryAfter) => status switch
    {
        GrpcStatus.Cancelled or GrpcStatus.DeadlineExceeded or GrpcStatus.Aborted or GrpcStatus.OutOfRange or GrpcStatus.Unavailable or GrpcStatus.DataLoss => true,
        GrpcStatus.ResourceExhausted => retryAfter is not null,
        _ => false,
    };

    private static string Advice(GrpcStatus status, int requestBytes) => status switch
    {
        GrpcStatus.Unauthenticated or GrpcStatus.PermissionDenied => $" {OtlpKeys.Headers} must carry what it wants to let the reporter in.",
        GrpcStatus.Unimplemented => $" It does not take OTLP traces, or not with the compression that {OtlpKeys.Compression} sets; is {OtlpKeys.Endpoint} right?",
        GrpcStatus.ResourceExhausted => string.Create(
            CultureInfo.InvariantCulture, $" The request had {requestBytes} bytes before compression; if that is too much for it, a smaller {OtlpKeys.BatchSize} makes smaller ones."),
        _ => "",
    };

    private static GrpcStatus ReadStatus(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= (int)GrpcStatus.Unauthenticated ? (GrpcStatus)number : GrpcStatus.Unknown;

    // As gRPC writes it: DEADLINE_EXCEEDED.
    private static string Name(GrpcStatus status) =>
        string.Concat(status.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToUpperInvariant();

    // gRPC leaves the padding out.
    private static byte[] ReadBase64(string? text)
    {
        var padded = (text ?? "").Split(',')[0].TrimEnd('=');
        padded += new string('=', (4 - (padded.Length % 4)) % 4);
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : [];
    }

    private static string? Find(HttpResponseHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
