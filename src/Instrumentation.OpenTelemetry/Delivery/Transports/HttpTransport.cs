using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>OTLP/HTTP with protobuf. Source: OTLP specification, "OTLP/HTTP Response".</summary>
internal sealed class HttpTransport(OtlpOptions options, TimeProvider timeProvider) : OtlpTransport(options, timeProvider)
{
    private const string Protobuf = "application/x-protobuf";

    private readonly OtlpOptions _options = options;

    protected override HttpRequestMessage CreateMessage(ReadOnlyMemory<byte> request)
    {
        var content = new ReadOnlyMemoryContent(_options.IsCompressed ? Gzip.Compress(request) : request);
        content.Headers.ContentType = new MediaTypeHeaderValue(Protobuf);
        if (_options.IsCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return new HttpRequestMessage(HttpMethod.Post, _options.Endpoint) { Content = content };
    }

    protected override async Task<ExportResult> ReadAnswerAsync(HttpResponseMessage response, int requestBytes, CancellationToken cancellation)
    {
        var body = await TryReadBodyAsync(response, cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? ReadSuccess(response, body) : ReadFailure(response, body, requestBytes);
    }

    // The status has said what matters; a body that breaks off or never comes does not change it.
    private static async Task<AnswerBody> TryReadBodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await AnswerBody.ReadAsync(response, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
            return new AnswerBody(default, IsWhole: false);
        }
    }

    private ExportResult ReadSuccess(HttpResponseMessage response, AnswerBody body) => MediaType(response) switch
    {
        "text/html" => new(ExportOutcome.Refused, $"{Place} answered with a web page, so it is no OTLP receiver. {OtlpKeys.Endpoint} must name one."),
        Protobuf when body.IsWhole => Delivered(body.Bytes.Span),
        _ => body.IsWhole ? new(ExportOutcome.Delivered) : DeliveredWithUnreadableAnswer(),
    };

    private ExportResult ReadFailure(HttpResponseMessage response, AnswerBody body, int requestBytes)
    {
        var status = (int)response.StatusCode;
        var said = MediaType(response) switch
        {
            Protobuf => RpcStatus.Read(body.Bytes.Span).Message,
            "text/html" => "",
            _ => Encoding.UTF8.GetString(body.Bytes.Span),
        };
        var answered = string.Create(CultureInfo.InvariantCulture, $"{Place} answered {status}{ServerText.After(said.Length > 0 ? said : response.ReasonPhrase ?? "")}.");
        return HttpStatus.IsRetryable(status)
            ? new(ExportOutcome.Retryable, answered, RetryDelay.Of(response.Headers.RetryAfter, Time))
            : new(ExportOutcome.Refused, answered + HttpStatus.Advice(response, requestBytes));
    }

    private static string? MediaType(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
}
