using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>One message as gRPC frames it: whether it is compressed, its length in four bytes, and the message.</summary>
internal sealed class GrpcFrame : HttpContent
{
    private const int PrefixSize = 5;

    private readonly ReadOnlyMemory<byte> _message;
    private readonly byte[] _prefix = new byte[PrefixSize];

    public GrpcFrame(ReadOnlyMemory<byte> message, bool isCompressed)
    {
        _message = message;
        _prefix[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(_prefix.AsSpan(1), message.Length);
        Headers.ContentType = new MediaTypeHeaderValue("application/grpc+proto");
    }

    /// <summary>The message of a frame that a server sent.</summary>
    /// <returns>False when it is no single, whole frame, or is compressed, which no server was told that it may.</returns>
    public static bool TryReadMessage(ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> message)
    {
        message = frame.Length >= PrefixSize ? frame[PrefixSize..] : default;
        return frame.Length >= PrefixSize && frame[0] == 0 && BinaryPrimitives.ReadUInt32BigEndian(frame[1..]) == message.Length;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_prefix, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(_message, cancellationToken).ConfigureAwait(false);
    }

    // The prefix tells the length; clients of gRPC send no content-length.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
