using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>
/// One encoded span in a chunk: a checksum of what follows, the number of bytes that follow, whether it is the root of what was reported, the scope with its length,
/// and the span. Numbers are little-endian. The checksum is written when the frame is written to disk.
/// </summary>
internal static class Frame
{
    /// <summary>The most bytes that a frame takes.</summary>
    public const int MaxSize = HeaderSize + (3 * SpanLimits.NameLength) + SpanLimits.SpanBytes;

    private const int SizeAt = sizeof(uint);
    private const int IsRootAt = SizeAt + sizeof(int);
    private const int ScopeLengthAt = IsRootAt + 1;
    private const int HeaderSize = ScopeLengthAt + sizeof(int);

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
        BinaryPrimitives.WriteInt32LittleEndian(buffer[SizeAt..], size - IsRootAt);
        buffer[IsRootAt] = isRoot ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(buffer[ScopeLengthAt..], scopeLength);
        return size;
    }

    /// <summary>Reads the first frame, which is whole.</summary>
    /// <param name="frames">One frame after another; afterwards, those behind the first.</param>
    /// <param name="scope">The scope in UTF-8.</param>
    /// <returns>The span.</returns>
    public static ReadOnlySpan<byte> Read(ref ReadOnlySpan<byte> frames, out ReadOnlySpan<byte> scope)
    {
        var size = IsRootAt + BinaryPrimitives.ReadInt32LittleEndian(frames[SizeAt..]);
        var scopeLength = BinaryPrimitives.ReadInt32LittleEndian(frames[ScopeLengthAt..]);
        scope = frames.Slice(HeaderSize, scopeLength);
        var span = frames[(HeaderSize + scopeLength)..size];
        frames = frames[size..];
        return span;
    }

    /// <summary>Writes the checksums of whole frames.</summary>
    public static void Seal(Span<byte> frames)
    {
        while (!frames.IsEmpty)
        {
            var size = IsRootAt + BinaryPrimitives.ReadInt32LittleEndian(frames[SizeAt..]);
            BinaryPrimitives.WriteUInt32LittleEndian(frames, Crc32.HashToUInt32(frames[SizeAt..size]));
            frames = frames[size..];
        }
    }

    /// <summary>Asks whether bytes of which nothing is known begin with a whole frame whose checksum is right.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="size">The bytes that the frame takes.</param>
    public static bool IsWhole(ReadOnlySpan<byte> bytes, out int size)
    {
        size = ClaimedSize(bytes);
        return size > 0 && size <= bytes.Length && Crc32.HashToUInt32(bytes[SizeAt..size]) == BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    /// <summary>The bytes that a frame takes if its beginning, of which nothing is known, is right; 0 when it cannot be.</summary>
    public static int ClaimedSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize)
        {
            return 0;
        }

        var size = IsRootAt + (long)BinaryPrimitives.ReadInt32LittleEndian(bytes[SizeAt..]);
        var scopeLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[ScopeLengthAt..]);
        return size is > HeaderSize and <= MaxSize && bytes[IsRootAt] <= 1 && scopeLength >= 0 && scopeLength < size - HeaderSize ? (int)size : 0;
    }

    /// <summary>Asks whether the first frame is the root of what was reported.</summary>
    public static bool IsRoot(ReadOnlySpan<byte> frames) => frames[IsRootAt] != 0;

    /// <summary>Asks whether the bytes are what is left of a frame that was not written to its end.</summary>
    public static bool IsTorn(ReadOnlySpan<byte> bytes) => bytes.Length < HeaderSize || ClaimedSize(bytes) > bytes.Length;
}
