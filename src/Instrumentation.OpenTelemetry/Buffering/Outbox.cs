using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Instrumentation.Reporting;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>The chunks that wait to be sent, in the order in which they were filled. Thread-safe.</summary>
/// <param name="maxSpans">The most spans in a request, unless one chunk has more.</param>
/// <param name="maxBytes">The most bytes in a request, unless one chunk has more.</param>
/// <param name="isAlwaysDue">Whether chunks are sent although they fill no request.</param>
internal sealed class Outbox(int maxSpans, int maxBytes, bool isAlwaysDue)
{
    private readonly Queue<Chunk> _chunks = [];

    // The newest in memory, as long as nobody reads it.
    private Chunk? _open;

    // Before the others. Those that have gone to disk are always the oldest.
    private readonly Queue<Chunk> _onDisk = [];
    private readonly FlushMarks _marks = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(1);
    private long _spans;
    private long _bytes;
    private long _added;
    private long _settled;
    private bool _isDue;

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_chunks)
            {
                return _onDisk.Count + _chunks.Count == 0;
            }
        }
    }

    /// <summary>
    /// Appends a chunk; one from disk, before those in memory. The spans of one that is nearly empty, since it was asked for early, go into the one before it.
    /// </summary>
    /// <returns>False when its memory is free again.</returns>
    public bool Add(Chunk chunk)
    {
        lock (_chunks)
        {
            _spans += chunk.Spans;
            _bytes += chunk.Size;
            if (IsRequestFull)
            {
                Wake();
            }

            if (_open?.TryAdd(chunk, maxSpans) == true)
            {
                return false;
            }

            (chunk.IsFromDisk ? _onDisk : _chunks).Enqueue(chunk);
            _open = chunk.IsFromDisk ? _open : chunk;
            _added++;
            return true;
        }
    }

    /// <summary>Has everything that waits now sent, although it fills no request.</summary>
    public void SendAll()
    {
        lock (_chunks)
        {
            _isDue = true;
            Wake();
        }
    }

    /// <summary>Has <see cref="WaitAsync"/> return, because there may be something to send.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Waits until there is something to send, or <see cref="SendAll"/> or <see cref="Wake"/> was called.</summary>
    public ValueTask<bool> WaitAsync() => _wake.Reader.ReadAsync();

    /// <summary>Takes the chunks for one request.</summary>
    /// <param name="batch">Where to; empty.</param>
    /// <returns>False when there are none, or too few to send them now.</returns>
    public bool TryTake(List<Chunk> batch)
    {
        lock (_chunks)
        {
            if (!IsRequestFull && !_isDue && !isAlwaysDue)
            {
                return false;
            }

            var (spans, bytes) = (0L, 0L);
            while (TryPeek(out var next) && (batch.Count == 0 || (spans + next.Spans <= maxSpans && bytes + next.Size <= maxBytes && next.Resource == batch[0].Resource)))
            {
                batch.Add((_onDisk.Count > 0 ? _onDisk : _chunks).Dequeue());
                Close(next);
                spans += next.Spans;
                bytes += next.Size;
            }

            _spans -= spans;
            _bytes -= bytes;
            _isDue &= TryPeek(out _);
            return batch.Count > 0;
        }
    }

    /// <summary>The oldest chunk in memory, to which nothing is added any more; null when there is none. For the one who takes chunks.</summary>
    public Chunk? PeekInMemory()
    {
        lock (_chunks)
        {
            _chunks.TryPeek(out var chunk);
            Close(chunk);
            return chunk;
        }
    }

    /// <summary>Has the oldest chunk in memory wait on disk, in its place. For the one who takes chunks.</summary>
    /// <param name="onDisk">The same spans.</param>
    public void Replace(Chunk onDisk)
    {
        lock (_chunks)
        {
            _chunks.Dequeue();
            _onDisk.Enqueue(onDisk);
        }
    }

    /// <summary>Says that it is decided what became of the chunks that were taken first.</summary>
    public void Settle(int chunks)
    {
        lock (_chunks)
        {
            _settled += chunks;
            _marks.Reach(_settled, true);
        }
    }

    /// <summary>Waits until everything that was added before is settled.</summary>
    /// <returns>False when the deadline came first.</returns>
    public async Task<bool> SettledAsync(CancellationToken deadline)
    {
        Task<bool> reached;
        lock (_chunks)
        {
            if (_settled == _added)
            {
                return true;
            }

            reached = _marks.Add(_added);
        }

        await ((Task)reached).WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (reached.IsCompleted)
        {
            return true;
        }

        lock (_chunks)
        {
            _marks.Remove(reached);
        }

        return false;
    }

    private void Close(Chunk? chunk) => _open = _open == chunk ? null : _open;

    private bool TryPeek([NotNullWhen(true)] out Chunk? next) => _onDisk.TryPeek(out next) || _chunks.TryPeek(out next);

    private bool IsRequestFull => _spans >= maxSpans || _bytes >= maxBytes;
}
