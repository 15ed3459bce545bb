using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Shop.Work;

public sealed class TracingHandler(MetricGroup group, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var span = Span.Builder(typeof(TracingHandler), request.Method.Method).SetKind(ActivityKind.Client).SetStartTime(clock.GetUtcNow());
        request.Headers.TryAddWithoutValidation("traceparent", Wire.TraceParent(span.Context));
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            span.SetAttribute("status", (long?)response?.StatusCode ?? 0);
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsLoopback: false } uri) return base.Send(request, cancellationToken);
        using var scope = group.StartSpan(typeof(TracingHandler), "send");
        scope.SetAttribute("host", uri.Host);
        var response = base.Send(request, cancellationToken);
        scope.SetAttribute("status", (int)response.StatusCode);
        return response;
    }
}

public sealed class Network(MetricGroup group, TimeProvider clock, HttpClient client)
{
    private readonly Dictionary<EndPoint, SpanBuilder> _connections = [];

    public async Task<Order?> Get(string id, CancellationToken token)
    {
        var span = Span.Builder(typeof(Network), "get").SetStartTime(clock.GetUtcNow());
        using var response = await client.GetAsync($"orders/{id}", token);
        span.SetAttribute("status", (int)response.StatusCode);
        var order = response.StatusCode switch
        {
            HttpStatusCode.OK => await response.Content.ReadFromJsonAsync<Order>(token),
            HttpStatusCode.NotFound => null,
            var code => throw new HttpRequestException($"{(int)code}", inner: null, code),
        };
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
        return order;
    }

    public async Task Download(Uri uri, Stream target, IProgress<long>? progress, CancellationToken token)
    {
        var span = Span.Builder(typeof(Network), "download").SetStartTime(clock.GetUtcNow());
        var total = 0L;
        try
        {
            await using var source = await client.GetStreamAsync(uri, token);
            var buffer = new byte[8192];
            for (int read; (read = await source.ReadAsync(buffer, token)) != 0; total += read)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), token);
                progress?.Report(total);
            }
        }
        catch (Exception e) when (Mark(e))
        {
            throw;
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("bytes", total));
        }

        bool Mark(Exception e)
        {
            span.SetStatus(SpanStatus.Error, e.Message);
            return false;
        }
    }

    public async Task Accept(Socket listener, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            Socket accepted;
            var waiting = clock.GetUtcNow();
            try { accepted = await listener.AcceptAsync(token); }
            catch (OperationCanceledException) { return; }
            catch (SocketException e)
            {
                group.AddSpan(Span.Builder(typeof(Network), "accept failed").SetStartTime(waiting).SetEndTime(clock.GetUtcNow()).SetAttribute("code", e.ErrorCode));
                continue;
            }

            if (accepted.RemoteEndPoint is { } remote) _connections[remote] = Span.Builder(typeof(Network), "connection").SetStartTime(clock.GetUtcNow()).SetKind(ActivityKind.Server);
        }
    }

    public void Closed(Socket socket, SocketError error)
    {
        if (socket.RemoteEndPoint is { } remote && _connections.Remove(remote, out var span))
        {
            span = error == SocketError.Success ? span : span.SetStatus(SpanStatus.Error, error.ToString());
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    public async Task<TimeSpan> Ping(string host, int port)
    {
        using var tcp = new TcpClient();
        var begun = clock.GetTimestamp();
        var start = clock.GetUtcNow();
        await tcp.ConnectAsync(host, port);
        var took = clock.GetElapsedTime(begun);
        group.AddSpan(Span.Builder(typeof(Network), "ping").SetStartTime(start).SetEndTime(start + took).SetAttribute("port", port));
        return took;
    }

    public async Task Echo(WebSocket socket, CancellationToken token)
    {
        var session = Span.Builder(typeof(Network), "web socket").SetStartTime(clock.GetUtcNow());
        var buffer = new byte[1024];
        var frames = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(), token);
            if (received.MessageType == WebSocketMessageType.Close) break;
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, token);
        }
        while (++frames < 10_000);

        session.SetAttribute("frames", frames);
        if (received.MessageType == WebSocketMessageType.Close) await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, token);
        else session.SetStatus(SpanStatus.Error, "too many frames");
        group.AddSpan(session.SetEndTime(clock.GetUtcNow())); // SPAN111
    }

    public void Datagrams(UdpClient udp, byte[][] packets, IPEndPoint target)
    {
        var span = Span.Builder(typeof(Network), "datagrams").SetStartTime(clock.GetUtcNow());
        var sent = packets.TakeWhile(packet => udp.Send(packet, packet.Length, target) == packet.Length).Count();
        span.SetEndTime(clock.GetUtcNow()).SetAttribute("sent", sent);
        group.AddSpan(sent == packets.Length ? span.SetStatus(SpanStatus.Ok) : span.SetStatus(SpanStatus.Error, "cut")); // SPAN111
    }

    public async Task<IPAddress[]> Resolve(string name)
    {
        var span = Span.Builder(typeof(Network), "resolve").SetStartTime(clock.GetUtcNow());
        IPAddress[] addresses = [];
        try { addresses = await Dns.GetHostAddressesAsync(name); }
        catch (SocketException) { span.SetStatus(SpanStatus.Error, $"{name} is unknown"); }
        span.SetEndTime(clock.GetUtcNow());
        foreach (var (address, number) in addresses.Select((address, number) => (address, number))) span.SetAttribute($"address.{number}", address.ToString());
        group.AddSpan(span);
        return addresses;
    }

    public async Task<T> Follow<T>(Uri first, Func<HttpResponseMessage, Task<(T? Value, Uri? Next)>> read)
        where T : class
    {
        var span = Span.Builder(typeof(Network), "follow").SetStartTime(clock.GetUtcNow());
        var hops = 0;
        try
        {
            for (var uri = first; ; hops++)
            {
                using var response = await client.GetAsync(uri);
                var (value, next) = await read(response);
                if (value is not null) return value;
                uri = next ?? throw new InvalidDataException("Neither a value nor a next page.");
            }
        }
        finally
        {
            span.SetAttribute("hops", hops);
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }
}
