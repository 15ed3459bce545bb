using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>Makes random W3C ids without allocating. <see cref="Random.Shared"/> is a generator per thread, seeded by the system.</summary>
internal static class SpanIds
{
    public static TraceIdBits NewTraceId()
    {
        Span<ulong> bits = stackalloc ulong[2];
        do
        {
            Random.Shared.NextBytes(MemoryMarshal.AsBytes(bits));
        }
        while ((bits[0] | bits[1]) == 0);
        return new TraceIdBits(bits[0], bits[1]);
    }

    public static ulong NewSpanId()
    {
        ulong id = 0;
        do
        {
            Random.Shared.NextBytes(MemoryMarshal.AsBytes(new Span<ulong>(ref id)));
        }
        while (id == 0);
        return id;
    }

    public static ulong From(ActivitySpanId spanId)
    {
        Span<byte> bytes = stackalloc byte[8];
        spanId.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    public static ActivitySpanId ToActivitySpanId(ulong spanId)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, spanId);
        return ActivitySpanId.CreateFromBytes(bytes);
    }
}
