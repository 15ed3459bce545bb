using System.Collections.Concurrent;
using Instrumentation.Reporting;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>Lends memory up to a bound. What is given back is kept for the next, as long as it has the ordinary size and is not much. Thread-safe.</summary>
internal sealed class ChunkPool
{
    private const int KeptChunks = 64;
    private const int LargestOrdinarySize = 64 * 1024;
    private const int SmallestOrdinarySize = 4 * 1024;

    private readonly ConcurrentBag<Chunk> _free = [];
    private readonly long _limit;
    private readonly RoomLock _room;
    private long _lent;
    private bool _isWaitingOver;

    /// <param name="limit">The most bytes that are lent at a time.</param>
    /// <param name="writers">How many chunks are filled at the same time.</param>
    /// <param name="waitLimit">The longest time that a thread waits for memory.</param>
    /// <param name="time">The clock.</param>
    public ChunkPool(long limit, int writers, TimeSpan waitLimit, TimeProvider time)
    {
        _limit = limit;
        _room = new RoomLock(waitLimit, time);
        OrdinarySize = (int)Math.Clamp(limit / (4 * writers), SmallestOrdinarySize, LargestOrdinarySize);
    }

    /// <summary>Size of a chunk in which many ordinary spans find room.</summary>
    public int OrdinarySize { get; }

    /// <summary>Bytes that are lent.</summary>
    public long Lent => Interlocked.Read(ref _lent);

    /// <summary>Size of the next larger chunk, for a span that does not find room in one of this size.</summary>
    public static int LargerSize(int size) => (int)Math.Min(4L * size, Frame.MaxSize);

    /// <summary>Lends a chunk. Does not wait.</summary>
    /// <param name="size">The ordinary size, or a larger one.</param>
    /// <returns>Null when the bound is reached.</returns>
    public Chunk? TryRent(int size) =>
        !TryReserve(size) ? null
        : size == OrdinarySize && _free.TryTake(out var chunk) ? chunk
        : new Chunk(new byte[size]);

    public void Return(Chunk chunk)
    {
        var size = chunk.Capacity;
        if (size == OrdinarySize && _free.Count < KeptChunks)
        {
            chunk.Clear();
            _free.Add(chunk);
        }

        // A full fence: see RoomLock.Waiters.
        Interlocked.Add(ref _lent, -size);
        if (_room.Waiters > 0)
        {
            lock (_room)
            {
                Monitor.PulseAll(_room);
            }
        }
    }

    /// <summary>Waits until a chunk can be lent, at most for the limit. Another thread may still be faster.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="since">When the span came that needs it.</param>
    /// <returns>False when that was not within the limit, will not be, or can never be.</returns>
    public bool WaitFor(int size, long since)
    {
        if (size > _limit)
        {
            return false;
        }

        lock (_room)
        {
            // Not asked for again: others take memory without the lock, and whoever saw room has not waited in vain.
            return _room.WaitWhile(() => !_isWaitingOver && Lent + size > _limit, since) && !_isWaitingOver;
        }
    }

    /// <summary>Says that no memory is to be expected for a time: who cannot wait so long waits no longer.</summary>
    public void BeginPause(TimeSpan pause)
    {
        lock (_room)
        {
            _room.BeginPause(pause);
        }
    }

    /// <summary>Says that memory may come again.</summary>
    public void EndPause()
    {
        lock (_room)
        {
            _room.EndPause();
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void EndWaiting()
    {
        lock (_room)
        {
            _isWaitingOver = true;
            Monitor.PulseAll(_room);
        }
    }

    private bool TryReserve(int size)
    {
        // Not added before it is known to fit: whoever waits for less must not find it full for a moment.
        var lent = Lent;
        while (lent + size <= _limit)
        {
            var before = Interlocked.CompareExchange(ref _lent, lent + size, lent);
            if (before == lent)
            {
                return true;
            }

            lent = before;
        }

        return false;
    }
}
