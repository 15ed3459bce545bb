using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Instrumentation.CompilerServices;

/// <summary>
/// A W3C trace id as two numbers. The BCL's <see cref="ActivityTraceId"/> holds a string, which a span that is encoded in place never needs.
/// </summary>
/// <param name="High">The first eight bytes, big-endian.</param>
/// <param name="Low">The last eight bytes, big-endian.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TraceIdBits(ulong High, ulong Low)
{
    /// <summary>True for the all-zero id, which W3C declares invalid.</summary>
    public bool IsZero => (High | Low) == 0;

    /// <summary>Converts the BCL's form.</summary>
    /// <param name="traceId">The id.</param>
    /// <returns>The same id as numbers.</returns>
    public static TraceIdBits From(ActivityTraceId traceId)
    {
        Span<byte> bytes = stackalloc byte[16];
        traceId.CopyTo(bytes);
        return FromBytes(bytes);
    }

    /// <summary>Converts to the BCL's form.</summary>
    /// <returns>The same id.</returns>
    public ActivityTraceId ToActivityTraceId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return ActivityTraceId.CreateFromBytes(bytes);
    }

    /// <summary>The first 16 bytes of the SHA-256 of the key in UTF-8: the same for the same key on every machine and platform.</summary>
    internal static TraceIdBits FromKey(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return FromBytes(hash);
    }

    private static TraceIdBits FromBytes(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
}
