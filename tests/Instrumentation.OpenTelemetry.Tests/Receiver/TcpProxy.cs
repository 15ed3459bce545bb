using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>Stands between client and receiver, and breaks connections as networks do. Thread-safe.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _connections = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _targetPort;
    private readonly Task _accepting;
    private volatile bool _isFrozen;
    private int _connectionCount;

    public TcpProxy(int targetPort)
    {
        _targetPort = targetPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were made, those that are gone included.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>The connections of now become half-open: nothing passes any more, and neither side is told. Later ones work.</summary>
    public void FreezeConnections()
    {
        foreach (var connection in _connections.Keys)
        {
            _connections.TryRemove(connection, out _);
        }
    }

    /// <summary>Accepts connections that will never carry anything, as a firewall does that drops packets; false: works again.</summary>
    public void FreezeNewConnections(bool isFrozen) => _isFrozen = isFrozen;

    /// <summary>Resets the connections of now.</summary>
    public void CutConnections()
    {
        foreach (var (client, server) in _connections)
        {
            client.LingerState = server.LingerState = new LingerOption(enable: true, seconds: 0);
            client.Dispose();
            server.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connectionCount);
                carried.Add(CarryAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                if (!_isFrozen)
                {
                    await server.ConnectAsync(IPAddress.Loopback, _targetPort, _stopping.Token);
                    _connections[client] = server;
                    await Task.WhenAny(PumpAsync(client, client, server), PumpAsync(client, server, client)).Unwrap();
                }

                // A frozen connection stays open until the end.
                if (!_connections.ContainsKey(client))
                {
                    await Task.Delay(Timeout.Infinite, _stopping.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }

            _connections.TryRemove(client, out _);
        }
    }

    /// <summary>Ends when one side closes or the connection is frozen.</summary>
    private async Task PumpAsync(TcpClient connection, TcpClient from, TcpClient to)
    {
        var piece = new byte[16 * 1024];
        while (true)
        {
            var read = await from.GetStream().ReadAsync(piece, _stopping.Token);
            if (read == 0 || !_connections.ContainsKey(connection))
            {
                return;
            }

            await to.GetStream().WriteAsync(piece.AsMemory(0, read), _stopping.Token);
        }
    }
}
