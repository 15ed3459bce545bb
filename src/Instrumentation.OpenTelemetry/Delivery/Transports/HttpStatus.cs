using System.Globalization;
using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>What the statuses of HTTP mean for a request. Source: OTLP specification, "Retryable Response Codes".</summary>
internal static class HttpStatus
{
    public static bool IsRetryable(int status) => status is 429 or 502 or 503 or 504;

    /// <summary>What can be done about a refusal; empty when that is not known.</summary>
    public static string Advice(HttpResponseMessage response, int requestBytes) => (int)response.StatusCode switch
    {
        >= 300 and < 400 => $" It redirects to '{ServerText.Line(response.Headers.Location?.OriginalString ?? "")}'; {OtlpKeys.Endpoint} must name the receiver itself.",
        401 or 403 => $" {OtlpKeys.Headers} must carry what it wants to let the reporter in.",
        404 or 405 => $" Are the path in {OtlpKeys.Endpoint} and {OtlpKeys.Protocol} right?",
        413 => string.Create(CultureInfo.InvariantCulture, $" The request had {requestBytes} bytes before compression; a smaller {OtlpKeys.BatchSize} makes smaller ones."),
        415 => $" Does it take protobuf, and the compression that {OtlpKeys.Compression} sets?",
        _ => "",
    };
}
