using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>
/// A piece of memory that is filled with encoded spans, and then sent, and settled, as a whole. For one thread at a time.
/// </summary>
internal sealed class Chunk(byte[] memory)
{
    private int _used;

    /// <summary>Size of the memory in bytes.</summary>
    public int Capacity => memory.Length;

    /// <summary>Number of encoded spans.</summary>
    public int Spans { get; private set; }

    /// <summary>Number of spans that were reported: a tree is one.</summary>
    public int Roots { get; private set; }

    /// <summary>True when nothing was added.</summary>
    public bool IsEmpty => _used == 0;

    /// <summary>One frame after another.</summary>
    public ReadOnlyMemory<byte> Frames => memory.AsMemory(0, _used);

    /// <summary>Adds a span, without its children.</summary>
    /// <returns>False when it found no room.</returns>
    public bool TryAdd(SpanRecord span, EncodedVariables variables, bool isRoot)
    {
        var written = Frame.TryWrite(memory.AsSpan(_used), span, variables, isRoot);
        if (written == 0)
        {
            return false;
        }

        _used += written;
        Spans++;
        Roots += isRoot ? 1 : 0;
        return true;
    }

    /// <summary>Makes room for other spans.</summary>
    public void Clear()
    {
        _used = 0;
        Spans = 0;
        Roots = 0;
    }
}
