using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Spool;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>
/// A piece of memory that is filled with encoded spans, and then sent, and settled, as a whole; or such a piece that waits on disk. For one thread at a time.
/// </summary>
internal sealed class Chunk(byte[] memory)
{
    private byte[] _memory = memory;

    /// <summary>Size of the memory in bytes.</summary>
    public int Capacity => _memory.Length;

    /// <summary>Number of encoded spans.</summary>
    public int Spans { get; private set; }

    /// <summary>Number of spans that were reported: a tree is one.</summary>
    public int Roots { get; private set; }

    /// <summary>Bytes that its spans take.</summary>
    public int Size { get; private set; }

    /// <summary>The file that has some or all of its spans as well; null: there is none.</summary>
    public SpoolFile? File { get; set; }

    /// <summary>True when its spans are on disk alone, or were read from there: its memory is not lent.</summary>
    public bool IsFromDisk { get; private init; }

    /// <summary>The field of the resource of its spans, one object for each content; null: that of this reporter.</summary>
    public byte[]? Resource { get; private init; }

    /// <summary>True when nothing was added.</summary>
    public bool IsEmpty => Size == 0;

    /// <summary>One frame after another.</summary>
    public Memory<byte> Frames => _memory.AsMemory(0, Size);

    /// <summary>A chunk whose spans wait in a file.</summary>
    public static Chunk OnDisk(SpoolFile file, int spans, int roots, int size, byte[]? resource) =>
        new([]) { File = file, IsFromDisk = true, Spans = spans, Roots = roots, Size = size, Resource = resource };

    /// <summary>Adds a span, without its children.</summary>
    /// <returns>False when it found no room.</returns>
    public bool TryAdd(SpanRecord span, EncodedVariables variables, bool isRoot)
    {
        var written = Frame.TryWrite(_memory.AsSpan(Size), span, variables, isRoot);
        if (written == 0)
        {
            return false;
        }

        Size += written;
        Spans++;
        Roots += isRoot ? 1 : 0;
        return true;
    }

    /// <summary>Adds the spans of another chunk. Nothing of either may be on disk.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="maxSpans">The most spans that this one may have then.</param>
    /// <returns>False when they found no room.</returns>
    public bool TryAdd(Chunk other, int maxSpans)
    {
        if (File is not null || other.File is not null || Spans + other.Spans > maxSpans || !other.Frames.Span.TryCopyTo(_memory.AsSpan(Size)))
        {
            return false;
        }

        Size += other.Size;
        Spans += other.Spans;
        Roots += other.Roots;
        return true;
    }

    /// <summary>Takes the spans that were read from its file.</summary>
    public void Load(byte[] frames, int spans, int roots, int size) => (_memory, Spans, Roots, Size) = (frames, spans, roots, size);

    /// <summary>Makes room for other spans.</summary>
    public void Clear()
    {
        Size = 0;
        Spans = 0;
        Roots = 0;
        File = null;
    }
}
