using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Otlp;

namespace Instrumentation.Benchmarks.Otlp;

/// <summary>A back end of OTLP over HTTP that counts the spans it gets, and keeps none. Thread-safe.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly WebApplication _server;
    private long _spans;

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _server = builder.Build();
        _server.MapPost("/v1/traces", CountAsync);
        _server.MapGet("/", () => Volatile.Read(ref _spans));
    }

    /// <summary>Where it listens, without a path; a request to <c>/</c> gives the number of spans it got.</summary>
    public Uri Endpoint => new(_server.Urls.Single());

    public static async Task<OtlpSink> StartAsync()
    {
        var sink = new OtlpSink();
        await sink._server.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task CountAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        var request = ExportTraceServiceRequest.Parser.ParseFrom(body);
        Interlocked.Add(ref _spans, request.ResourceSpans.Sum(resource => resource.ScopeSpans.Sum(scope => (long)scope.Spans.Count)));
    }
}
