using System.Collections.Concurrent;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>Lends memory up to a bound. What is given back is kept for the next, as long as it has the ordinary size and is not much. Thread-safe.</summary>
internal sealed class ChunkPool
{
    private const int KeptChunks = 64;
    private const int LargestOrdinarySize = 64 * 1024;
    private const int SmallestOrdinarySize = 4 * 1024;

    private readonly ConcurrentBag<Chunk> _free = [];
    private readonly long _limit;
    private readonly int _ordinarySize;
    private long _lent;

    /// <param name="limit">The most bytes that are lent at a time.</param>
    /// <param name="writers">How many chunks are filled at the same time.</param>
    public ChunkPool(long limit, int writers)
    {
        _limit = limit;
        _ordinarySize = (int)Math.Clamp(limit / (4 * writers), SmallestOrdinarySize, LargestOrdinarySize);
    }

    /// <summary>Bytes that are lent.</summary>
    public long Lent => Interlocked.Read(ref _lent);

    /// <summary>Lends a chunk of ordinary size.</summary>
    /// <returns>Null when the bound is reached.</returns>
    public Chunk? TryRent() => TryReserve(_ordinarySize) ? _free.TryTake(out var chunk) ? chunk : new Chunk(new byte[_ordinarySize]) : null;

    /// <summary>Lends a chunk that is larger than another one, for a span that did not find room in that.</summary>
    /// <returns>Null when the bound is reached.</returns>
    public Chunk? TryRentLarger(Chunk chunk)
    {
        var size = (int)Math.Min(4L * chunk.Capacity, Frame.MaxSize);
        return TryReserve(size) ? new Chunk(new byte[size]) : null;
    }

    public void Return(Chunk chunk)
    {
        Interlocked.Add(ref _lent, -chunk.Capacity);
        if (chunk.Capacity == _ordinarySize && _free.Count < KeptChunks)
        {
            chunk.Clear();
            _free.Add(chunk);
        }
    }

    private bool TryReserve(int size)
    {
        if (Interlocked.Add(ref _lent, size) <= _limit)
        {
            return true;
        }

        Interlocked.Add(ref _lent, -size);
        return false;
    }
}
