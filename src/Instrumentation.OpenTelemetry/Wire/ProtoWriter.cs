using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>
/// Writes protobuf into a given piece of memory. When something finds no room, <see cref="IsFull"/> is set: the caller tries again with a larger one.
/// Source: protobuf's "Encoding".
/// </summary>
/// <remarks>Field tags are bytes, since every field that is written has a number below 16.</remarks>
internal ref struct ProtoWriter(Span<byte> buffer)
{
    // The last byte of a varint is below this.
    private const int More = 0x80;

    private readonly Span<byte> _buffer = buffer;

    /// <summary>Number of bytes written.</summary>
    public int Position { get; private set; }

    /// <summary>True when something found no room; what was written is of no use then.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes back what was written since <paramref name="position"/>, so that something smaller can be written instead.</summary>
    public void Rewind(int position)
    {
        Position = position;
        IsFull = false;
    }

    /// <summary>Number of bytes that a varint takes.</summary>
    public static int VarintSize(uint value)
    {
        var size = 1;
        for (; value >= More; value >>= 7)
        {
            size++;
        }

        return size;
    }

    public void WriteByte(byte value)
    {
        if (HasRoom(1))
        {
            _buffer[Position++] = value;
        }
    }

    public void WriteVarint(ulong value)
    {
        for (; value >= More; value >>= 7)
        {
            WriteByte((byte)(value | More));
        }

        WriteByte((byte)value);
    }

    public void WriteFixed32(uint value)
    {
        if (HasRoom(sizeof(uint)))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_buffer[Position..], value);
            Position += sizeof(uint);
        }
    }

    public void WriteFixed64(ulong value)
    {
        if (HasRoom(sizeof(ulong)))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_buffer[Position..], value);
            Position += sizeof(ulong);
        }
    }

    /// <summary>Writes the bytes of an id, which OTLP sends in the order of its text.</summary>
    public void WriteBigEndian(ulong value)
    {
        if (HasRoom(sizeof(ulong)))
        {
            BinaryPrimitives.WriteUInt64BigEndian(_buffer[Position..], value);
            Position += sizeof(ulong);
        }
    }

    public void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        if (HasRoom(bytes.Length))
        {
            bytes.CopyTo(_buffer[Position..]);
            Position += bytes.Length;
        }
    }

    /// <summary>Writes a field of text in UTF-8; half a surrogate pair becomes U+FFFD, so that what is written is always valid.</summary>
    public void WriteText(byte tag, scoped ReadOnlySpan<char> text)
    {
        WriteByte(tag);
        var length = BeginMessage();
        if (Encoding.UTF8.TryGetBytes(text, _buffer[Position..], out var written))
        {
            Position += written;
            EndMessage(length);
        }
        else
        {
            IsFull = true;
        }
    }

    /// <summary>Leaves room for the length of what comes.</summary>
    /// <returns>To be given to <see cref="EndMessage"/>.</returns>
    public int BeginMessage()
    {
        WriteByte(0);
        return Position;
    }

    /// <summary>Writes the length of what came since <paramref name="start"/>, which is moved when its length takes more than the one byte that nearly all take.</summary>
    public void EndMessage(int start)
    {
        if (IsFull)
        {
            return;
        }

        var length = Position - start;
        if (length < More)
        {
            _buffer[start - 1] = (byte)length;
        }
        else
        {
            EndLongMessage(start, (uint)length);
        }
    }

    private void EndLongMessage(int start, uint length)
    {
        var moved = VarintSize(length) - 1;
        if (HasRoom(moved))
        {
            _buffer[start..Position].CopyTo(_buffer[(start + moved)..]);
            var end = Position + moved;
            Position = start - 1;
            WriteVarint(length);
            Position = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasRoom(int bytes)
    {
        if (_buffer.Length - Position >= bytes)
        {
            return true;
        }

        IsFull = true;
        return false;
    }
}
