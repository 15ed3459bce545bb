using System.Threading.Channels;
using Instrumentation.OpenTelemetry.Buffering;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>
/// Decides when chunks that wait in memory move to disk: while the back end cannot be reached, and when they take more memory than they should. The oldest go first, so
/// that it is the newest that a killed process loses. Recording threads only give the sign; the one who sends does the work.
/// </summary>
/// <param name="spool">The disk.</param>
/// <param name="outbox">Where chunks wait.</param>
/// <param name="pool">Where their memory goes.</param>
/// <param name="maxMemory">The most bytes of memory, above which chunks move although the back end can be reached.</param>
internal sealed class Spill(ChunkSpool spool, Outbox outbox, ChunkPool pool, long maxMemory)
{
    private readonly Channel<bool> _signs = Channel.CreateBounded<bool>(1);
    private Task<bool>? _nextSign;
    private volatile bool _isFailing;

    public ChunkSpool Spool => spool;

    /// <summary>What is to be done with each span that was added to a chunk; null: nothing.</summary>
    public Action<Chunk>? WriteThrough { get; } = spool.IsWriteThrough ? chunk => spool.TryWrite(chunk) : null;

    private bool IsDue => _isFailing || pool.Lent > maxMemory;

    /// <summary>Gives the sign if chunks are to move. Cheap, thread-safe.</summary>
    public void Consider()
    {
        if (IsDue)
        {
            _signs.Writer.TryWrite(true);
        }
    }

    /// <summary>Waits for the sign, or for a task to end.</summary>
    /// <returns>False when the task has ended.</returns>
    public async Task<bool> IsDueAsync(Task task)
    {
        if (!task.IsCompleted)
        {
            _nextSign ??= _signs.Reader.ReadAsync().AsTask();
            await Task.WhenAny(task, _nextSign).ConfigureAwait(false);
        }

        if (task.IsCompleted)
        {
            return false;
        }

        _nextSign = null;
        return true;
    }

    /// <summary>Moves chunks to disk until enough memory is free, or there is no room on disk: those of the request, which are the oldest, and then those that wait.</summary>
    /// <param name="batch">The chunks of the request that is being sent.</param>
    public void MoveToDisk(List<Chunk> batch)
    {
        if (IsDue)
        {
            MoveBatch(batch);
        }

        while (IsDue && outbox.PeekInMemory() is { } chunk && spool.TryWrite(chunk))
        {
            outbox.Replace(Move(chunk));
        }
    }

    /// <summary>Reads those chunks of a request that are on disk.</summary>
    /// <returns>How many roots were lost.</returns>
    public int Load(List<Chunk> batch) => batch.Where(chunk => chunk.IsFromDisk).Sum(spool.Load);

    /// <summary>An attempt failed in a way that may pass: its chunks, and those that wait, move to disk.</summary>
    /// <returns>True when all chunks of the request are on disk.</returns>
    public bool OnFailure(List<Chunk> batch)
    {
        _isFailing = true;
        MoveToDisk(batch);
        return batch.TrueForAll(chunk => chunk.IsFromDisk);
    }

    /// <summary>The back end has answered.</summary>
    public void OnAnswer() => _isFailing = false;

    private void MoveBatch(List<Chunk> batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (!batch[i].IsFromDisk && spool.TryWrite(batch[i]))
            {
                batch[i] = Move(batch[i]);
            }
        }
    }

    private Chunk Move(Chunk chunk)
    {
        chunk.File!.Close();
        var onDisk = Chunk.OnDisk(chunk.File, chunk.Spans, chunk.Roots, chunk.Size, chunk.Resource);
        pool.Return(chunk);
        return onDisk;
    }
}
