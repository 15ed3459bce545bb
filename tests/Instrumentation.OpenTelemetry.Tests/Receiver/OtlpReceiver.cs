using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>
/// An OTLP back end in this process: gRPC (Grpc.AspNetCore) on one port, HTTP on another, what arrives decoded by Google.Protobuf. It keeps every request and
/// answers as it is told. Thread-safe.
/// </summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentQueue<Reply> _nextReplies = new();
    private readonly ReceiverTls? _tls;
    private volatile Reply _usualReply = Reply.Accepted;
    private WebApplication? _server;
    private CancellationTokenSource _stopping = new();
    private int _grpcPort;
    private int _httpPort;

    private OtlpReceiver(ReceiverTls? tls) => _tls = tls;

    /// <summary>Every request that arrived, in order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>The spans of the requests that were accepted.</summary>
    public IReadOnlyList<Span> Spans => [.. _requests.Where(request => request.IsAccepted).SelectMany(request => request.Spans)];

    public static async Task<OtlpReceiver> StartAsync(ReceiverTls? tls = null)
    {
        var receiver = new OtlpReceiver(tls);
        await receiver.StartAgainAsync();
        return receiver;
    }

    /// <summary>The port, which stays the same when it is stopped and started again.</summary>
    /// <param name="protocol"><c>gRPC</c> or <c>HTTP</c>.</param>
    public int Port(string protocol) => protocol == "gRPC" ? _grpcPort : _httpPort;

    /// <summary>The value for <c>exporter.endpoint</c>.</summary>
    /// <param name="protocol"><c>gRPC</c> or <c>HTTP</c>.</param>
    public string Endpoint(string protocol) => $"{(_tls is null ? "http" : "https")}://localhost:{Port(protocol)}";

    /// <summary>Sets the replies to the next requests, one each, after those that are set already.</summary>
    public void RespondNext(params Reply[] replies)
    {
        foreach (var reply in replies)
        {
            _nextReplies.Enqueue(reply);
        }
    }

    /// <summary>Sets the reply to every request for which no other is set.</summary>
    public void Respond(Reply reply) => _usualReply = reply;

    /// <summary>Cuts all connections and refuses new ones.</summary>
    public async Task StopAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await _stopping.CancelAsync();
            await server.StopAsync(new CancellationToken(canceled: true));
            await server.DisposeAsync();
        }
    }

    /// <summary>Listens, on the same ports as before if there were any.</summary>
    public async Task StartAgainAsync()
    {
        _stopping = new CancellationTokenSource();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Configure);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = null;
            options.EnableDetailedErrors = true;
        });
        _server = builder.Build();
        _server.Use(ReceiveAsync);
        _server.UseRouting();
        _server.MapGrpcService<TraceServiceEndpoint>();
        _server.MapFallback("{**path}", HttpEndpoint.AnswerAsync);
        await _server.StartAsync();
        var ports = _server.Urls.Select(url => new Uri(url).Port).ToArray();
        (_grpcPort, _httpPort) = (ports[0], ports[1]);
    }

    /// <summary>Waits until so many spans were accepted.</summary>
    public Task WaitForSpansAsync(int count) => WaitAsync(() => Spans.Count >= count, () => $"{Spans.Count} of {count} spans");

    /// <summary>Waits until so many requests arrived, however they were answered.</summary>
    public Task WaitForRequestsAsync(int count) => WaitAsync(() => _requests.Count >= count, () => $"{_requests.Count} of {count} requests");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private static async Task WaitAsync(Func<bool> isOver, Func<string> arrived)
    {
        for (var waited = Stopwatch.StartNew(); !isOver(); await Task.Delay(20))
        {
            Assert.True(waited.Elapsed < WaitLimit, $"Within {WaitLimit.TotalSeconds} s there arrived {arrived()}.");
        }
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = null;

        // Slow and stalled requests are what is tested.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, _grpcPort, options => Configure(options, HttpProtocols.Http2));
        kestrel.Listen(IPAddress.Loopback, _httpPort, options => Configure(options, HttpProtocols.Http1));
    }

    private void Configure(ListenOptions options, HttpProtocols protocols)
    {
        options.Protocols = protocols;
        if (_tls is { } tls)
        {
            options.UseHttps(tls.Certificate, https =>
            {
                https.ClientCertificateMode = tls.ClientAuthority is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => IsIssuedBy(certificate, tls.ClientAuthority!);
            });
        }
    }

    private static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private async Task ReceiveAsync(HttpContext context, RequestDelegate next)
    {
        var stopping = _stopping.Token;
        var request = new ReceivedRequest
        {
            Protocol = context.Connection.LocalPort == _grpcPort ? "gRPC" : "HTTP",
            Path = context.Request.Path.Value!,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            ConnectionId = context.Connection.Id,
            ClientCertificate = context.Connection.ClientCertificate?.Subject,
        };
        _requests.Enqueue(request);
        var reply = _nextReplies.TryDequeue(out var laidDown) ? laidDown : _usualReply;
        if (reply.Fault is { } fault)
        {
            await fault(context, stopping);
            return;
        }

        var exchange = new Exchange(context, request, reply);
        exchange.Attach();
        if (reply.ReadPause > TimeSpan.Zero)
        {
            await exchange.ReadSlowlyAsync(stopping);
        }

        await next(context);
    }
}
