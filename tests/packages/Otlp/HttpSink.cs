using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Consumer;

/// <summary>Takes requests of HTTP/1.1 that tell their length.</summary>
internal sealed class HttpSink : Sink
{
    private const string Length = "content-length:";

    protected override async Task AnswerAsync(NetworkStream stream)
    {
        while (true)
        {
            var head = new List<byte>();
            var next = new byte[1];
            while (!Encoding.ASCII.GetString([.. head.TakeLast(4)]).Equals("\r\n\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(next);
                head.Add(next[0]);
            }

            var line = Encoding.ASCII.GetString([.. head]).Split("\r\n").Single(line => line.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
            var body = new byte[int.Parse(line.AsSpan(Length.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(body);
            Keep(body);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }
    }
}
