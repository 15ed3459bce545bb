using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Consumer;

/// <summary>A back end on loopback that takes what comes, without any of the libraries that a consumer may have.</summary>
internal abstract class Sink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<byte[]> _messages = new();

    protected Sink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often a text stands in the messages.</summary>
    public int Count(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var count = 0;
        foreach (var message in _messages)
        {
            for (var rest = message.AsSpan(); rest.IndexOf(bytes) is var at and >= 0; rest = rest[(at + bytes.Length)..])
            {
                count++;
            }
        }

        return count;
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Answers what comes over one connection until it ends.</summary>
    protected abstract Task AnswerAsync(NetworkStream stream);

    protected void Keep(byte[] message) => _messages.Enqueue(message);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The client has closed the connection.
            }
        }
    }
}
