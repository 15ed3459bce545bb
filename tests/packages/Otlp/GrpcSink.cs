using System.Buffers.Binary;
using System.Net.Sockets;

namespace Consumer;

/// <summary>Takes unary gRPC calls over HTTP/2 without TLS, in messages that fit the first window (64 KB). Source: RFC 9113, RFC 7541.</summary>
internal sealed class GrpcSink : Sink
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte Ack = 1;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const int FrameHeader = 9;

    // What a message is preceded by: whether it is compressed, and its length.
    private const int MessageHeader = 5;

    // ":status: 200" is entry 8 of the static table, "content-type" is entry 31.
    private static readonly byte[] ResponseHeaders = [0x88, 0x0F, 31 - 15, 16, .. "application/grpc"u8];
    private static readonly byte[] ResponseTrailers = [0, 11, .. "grpc-status"u8, 1, .. "0"u8];

    protected override async Task AnswerAsync(NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length]);
        await WriteAsync(stream, Settings, flags: 0, id: 0, []);
        var messages = new Dictionary<int, List<byte>>();
        var head = new byte[FrameHeader];
        while (true)
        {
            await stream.ReadExactlyAsync(head);
            var (type, flags, id) = (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
            var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) >> 8];
            await stream.ReadExactlyAsync(payload);
            if (type is Settings or Ping && (flags & Ack) == 0)
            {
                await WriteAsync(stream, type, Ack, id, type == Ping ? payload : []);
            }
            else if (type == Headers)
            {
                messages[id] = [];
            }
            else if (type == Data)
            {
                messages[id].AddRange(payload);
                if ((flags & EndStream) != 0)
                {
                    await AnswerAsync(stream, id, [.. messages[id]]);
                }
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream, int id, byte[] message)
    {
        Keep(message[MessageHeader..]);
        await WriteAsync(stream, Headers, EndHeaders, id, ResponseHeaders);
        await WriteAsync(stream, Data, flags: 0, id, new byte[MessageHeader]);
        await WriteAsync(stream, Headers, EndHeaders | EndStream, id, ResponseTrailers);
    }

    private static async Task WriteAsync(NetworkStream stream, byte type, byte flags, int id, byte[] payload)
    {
        var frame = new byte[FrameHeader + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        (frame[3], frame[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), id);
        payload.CopyTo(frame, FrameHeader);
        await stream.WriteAsync(frame);
    }
}
