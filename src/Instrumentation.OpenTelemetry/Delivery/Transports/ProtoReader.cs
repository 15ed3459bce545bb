using System.Buffers.Binary;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>
/// Reads the fields of one protobuf message from bytes that a server sent, which may be anything. A group, which protobuf gave up long ago, counts as damage.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int MaxVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>The value of a field that is a number; else 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>The value of a field that is a text, bytes or a message; else empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the message broke off or is none.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Goes to the next field.</summary>
    /// <returns>False at the end, and where the damage begins.</returns>
    public bool Read()
    {
        Number = 0;
        Bytes = default;
        if (IsDamaged || _rest.IsEmpty)
        {
            return false;
        }

        IsDamaged = !TryReadField();
        return !IsDamaged;
    }

    private bool TryReadField()
    {
        if (!TryReadVarint(out var tag) || tag >> 3 is 0 or > int.MaxValue)
        {
            return false;
        }

        Field = (int)(tag >> 3);
        return (tag & 7) switch
        {
            0 => TryReadNumber(),
            1 => TryReadFixed(sizeof(ulong)),
            2 => TryReadBytes(),
            5 => TryReadFixed(sizeof(uint)),
            _ => false,
        };
    }

    private bool TryReadNumber()
    {
        var isRead = TryReadVarint(out var number);
        Number = number;
        return isRead;
    }

    private bool TryReadFixed(int size)
    {
        if (_rest.Length < size)
        {
            return false;
        }

        Number = size == sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(_rest) : BinaryPrimitives.ReadUInt32LittleEndian(_rest);
        _rest = _rest[size..];
        return true;
    }

    private bool TryReadBytes()
    {
        if (!TryReadVarint(out var length) || length > (ulong)_rest.Length)
        {
            return false;
        }

        Bytes = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < _rest.Length && i < MaxVarintBytes; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
