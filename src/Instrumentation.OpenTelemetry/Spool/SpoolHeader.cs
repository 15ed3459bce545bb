using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>
/// The beginning of a file of spans: eight letters, the version, the length of the resource, the resource as it stands in a request, and a checksum of all that.
/// Numbers are little-endian.
/// </summary>
internal static class SpoolHeader
{
    private const int Version = 1;
    private const int VersionAt = 8;
    private const int LengthAt = VersionAt + sizeof(int);
    private const int ResourceAt = LengthAt + sizeof(int);

    private static ReadOnlySpan<byte> Letters => "OTLPSPAN"u8;

    public static byte[] Of(byte[] resource)
    {
        var header = new byte[SizeWith(resource.Length)];
        Letters.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(VersionAt), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(LengthAt), resource.Length);
        resource.CopyTo(header, ResourceAt);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(ResourceAt + resource.Length), Crc32.HashToUInt32(header.AsSpan(0, ResourceAt + resource.Length)));
        return header;
    }

    /// <summary>The bytes that a header takes.</summary>
    public static int SizeWith(int resourceLength) => ResourceAt + resourceLength + sizeof(uint);

    /// <summary>Reads a header.</summary>
    /// <returns>The resource.</returns>
    /// <exception cref="InvalidDataException">There is none; the message says why, as the end of "because …".</exception>
    public static byte[] Read(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[ResourceAt];
        if (!TryRead(file, start, 0) || !start.StartsWith(Letters))
        {
            throw new InvalidDataException("it does not begin as a file of spans does");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(start[VersionAt..]);
        if (version != Version)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it has version {version}, and only version {Version} is known"));
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(start[LengthAt..]);
        if (length < 0 || length > RandomAccess.GetLength(file) - SizeWith(0))
        {
            throw new InvalidDataException("its header is not whole");
        }

        var header = new byte[SizeWith(length)];
        var end = header.Length - sizeof(uint);
        return TryRead(file, header, 0) && Crc32.HashToUInt32(header.AsSpan(0, end)) == BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(end))
            ? header[ResourceAt..end]
            : throw new InvalidDataException("the checksum of its header is wrong");
    }

    /// <summary>Fills a buffer from a file.</summary>
    /// <returns>False when the file ends before.</returns>
    public static bool TryRead(SafeFileHandle file, Span<byte> buffer, long position)
    {
        while (!buffer.IsEmpty)
        {
            var read = RandomAccess.Read(file, buffer, position);
            if (read == 0)
            {
                return false;
            }

            buffer = buffer[read..];
            position += read;
        }

        return true;
    }
}
