using System.Globalization;
using System.IO.Compression;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>OTLP over HTTP with protobuf. Takes POSTs to any path that ends in <c>/v1/traces</c>.</summary>
public static class HttpEndpoint
{
    private const string Protobuf = "application/x-protobuf";

    public static async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.Path.Value!.EndsWith("/v1/traces", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (request.ContentType != Protobuf)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var reply = Exchange.Of(context).Take(ExportTraceServiceRequest.Parser.ParseFrom(await ReadAsync(request)));
        context.Response.StatusCode = reply.Http;
        context.Response.ContentType = Protobuf;
        if (reply.RetryAfterText is { } text)
        {
            context.Response.Headers.RetryAfter = text;
        }
        else if (reply.RetryAfter is { } delay)
        {
            context.Response.Headers.RetryAfter = delay.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        IMessage body = reply.Http == StatusCodes.Status200OK ? reply.ToResponse() : reply.ToStatus();
        await context.Response.Body.WriteAsync(body.ToByteArray());
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
