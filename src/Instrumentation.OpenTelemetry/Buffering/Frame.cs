using System.Buffers.Binary;
using System.Text;
using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>
/// One encoded span in a chunk: the number of bytes that follow, whether it is the root of what was reported, the scope with its length, and the span. Numbers are
/// little-endian.
/// </summary>
internal static class Frame
{
    /// <summary>The most bytes that a frame takes.</summary>
    public const int MaxSize = HeaderSize + (3 * SpanLimits.NameLength) + SpanLimits.SpanBytes;

    private const int HeaderSize = sizeof(int) + 1 + sizeof(int);

    /// <summary>Writes a span.</summary>
    /// <returns>The number of bytes written; 0 when they found no room, which never happens in <see cref="MaxSize"/> bytes.</returns>
    public static int TryWrite(Span<byte> buffer, SpanRecord span, EncodedVariables variables, bool isRoot)
    {
        if (buffer.Length < HeaderSize || !Encoding.UTF8.TryGetBytes(SpanLimits.Cut(span.Scope, SpanLimits.NameLength), buffer[HeaderSize..], out var scopeLength))
        {
            return 0;
        }

        var spanLength = SpanEncoder.TryWrite(buffer[(HeaderSize + scopeLength)..], span, variables);
        if (spanLength < 0)
        {
            return 0;
        }

        var size = HeaderSize + scopeLength + spanLength;
        BinaryPrimitives.WriteInt32LittleEndian(buffer, size - sizeof(int));
        buffer[sizeof(int)] = isRoot ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(buffer[(sizeof(int) + 1)..], scopeLength);
        return size;
    }

    /// <summary>Reads the first frame, which is whole.</summary>
    /// <param name="frames">One frame after another; afterwards, those behind the first.</param>
    /// <param name="scope">The scope in UTF-8.</param>
    /// <returns>The span.</returns>
    public static ReadOnlySpan<byte> Read(ref ReadOnlySpan<byte> frames, out ReadOnlySpan<byte> scope)
    {
        var size = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(frames);
        var scopeLength = BinaryPrimitives.ReadInt32LittleEndian(frames[(sizeof(int) + 1)..]);
        scope = frames.Slice(HeaderSize, scopeLength);
        var span = frames[(HeaderSize + scopeLength)..size];
        frames = frames[size..];
        return span;
    }
}
