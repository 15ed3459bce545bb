using Instrumentation.OpenTelemetry.Buffering;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>What was found in the frames of a file.</summary>
/// <param name="Size">Bytes of the whole frames, which stand beside one another afterwards.</param>
/// <param name="Spans">How many whole frames there are.</param>
/// <param name="Roots">How many of them are roots.</param>
/// <param name="DamagedSpans">How many frames are damaged; at least, when their number cannot be told.</param>
/// <param name="DamagedRoots">How many of them are, or may be, roots.</param>
/// <param name="FirstDamage">Where the first damaged frame begins.</param>
internal readonly record struct FrameScan(int Size, int Spans, int Roots, int DamagedSpans, int DamagedRoots, int FirstDamage)
{
    /// <summary>
    /// Checks frames of which nothing is known, and moves the whole ones together. After a damaged one, the next whole one is looked for byte by byte. The last
    /// one, when its end is missing, was being written when the process ended, and is no damage.
    /// </summary>
    public static FrameScan Of(Span<byte> frames)
    {
        var found = default(FrameScan);
        for (var position = 0; position < frames.Length;)
        {
            if (Frame.IsWhole(frames[position..], out var size))
            {
                found = found with { Spans = found.Spans + 1, Roots = found.Roots + (Frame.IsRoot(frames[position..]) ? 1 : 0), Size = found.Size + size };
                frames.Slice(position, size).CopyTo(frames[(found.Size - size)..]);
                position += size;
                continue;
            }

            var next = NextWhole(frames, position + 1);
            if (next == frames.Length && Frame.IsTorn(frames[position..]))
            {
                break;
            }

            found = found.WithDamage(frames[position..next], position);
            position = next;
        }

        return found;
    }

    private static int NextWhole(ReadOnlySpan<byte> frames, int position)
    {
        while (position < frames.Length && !Frame.IsWhole(frames[position..], out _))
        {
            position++;
        }

        return position;
    }

    // As many as their sizes say, when these fill the place.
    private FrameScan WithDamage(ReadOnlySpan<byte> damaged, int position)
    {
        var (spans, roots) = (0, 0);
        var rest = damaged;
        while (Frame.ClaimedSize(rest) is > 0 and var size && size <= rest.Length)
        {
            spans++;
            roots += Frame.IsRoot(rest) ? 1 : 0;
            rest = rest[size..];
        }

        (spans, roots) = rest.IsEmpty ? (spans, roots) : (1, 1);
        return this with
        {
            DamagedSpans = DamagedSpans + spans,
            DamagedRoots = DamagedRoots + roots,
            FirstDamage = DamagedSpans == 0 ? position : FirstDamage,
        };
    }
}
