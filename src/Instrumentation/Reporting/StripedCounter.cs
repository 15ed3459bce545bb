using System.Runtime.InteropServices;

namespace Instrumentation.Reporting;

/// <summary>A counter that many threads add to without fighting over one cache line.</summary>
internal sealed class StripedCounter
{
    private static readonly int Mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) - 1;

    private readonly Cell[] _cells = new Cell[Mask + 1];

    public long Value
    {
        get
        {
            long sum = 0;
            foreach (ref var cell in _cells.AsSpan())
            {
                sum += Interlocked.Read(ref cell.Count);
            }

            return sum;
        }
    }

    public void Add(long count) => Interlocked.Add(ref _cells[Thread.GetCurrentProcessorId() & Mask].Count, count);

    // Two cache lines, since processors fetch them in pairs.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Cell
    {
        [FieldOffset(0)]
        public long Count;
    }
}
