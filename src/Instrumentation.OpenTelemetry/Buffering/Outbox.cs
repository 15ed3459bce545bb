using System.Threading.Channels;
using Instrumentation.Reporting;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>The chunks that wait to be sent, in the order in which they were filled. Thread-safe.</summary>
/// <param name="maxSpans">The most spans in a request, unless one chunk has more.</param>
/// <param name="maxBytes">The most bytes in a request, unless one chunk has more.</param>
internal sealed class Outbox(int maxSpans, int maxBytes)
{
    private readonly Queue<Chunk> _chunks = [];
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
                return _chunks.Count == 0;
            }
        }
    }

    /// <summary>Appends a chunk.</summary>
    public void Add(Chunk chunk)
    {
        lock (_chunks)
        {
            _chunks.Enqueue(chunk);
            _added++;
            _spans += chunk.Spans;
            _bytes += chunk.Frames.Length;
            if (IsRequestFull)
            {
                _wake.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>Has everything that waits now sent, although it fills no request.</summary>
    public void SendAll()
    {
        lock (_chunks)
        {
            _isDue = true;
            _wake.Writer.TryWrite(true);
        }
    }

    /// <summary>Waits until there is something to send, or <see cref="SendAll"/> was called.</summary>
    public ValueTask<bool> WaitAsync() => _wake.Reader.ReadAsync();

    /// <summary>Takes the chunks for one request.</summary>
    /// <param name="batch">Where to; empty.</param>
    /// <returns>False when there are none, or too few to send them now.</returns>
    public bool TryTake(List<Chunk> batch)
    {
        lock (_chunks)
        {
            if (!IsRequestFull && !_isDue)
            {
                return false;
            }

            var (spans, bytes) = (0L, 0L);
            while (_chunks.TryPeek(out var next) && (batch.Count == 0 || (spans + next.Spans <= maxSpans && bytes + next.Frames.Length <= maxBytes)))
            {
                batch.Add(_chunks.Dequeue());
                spans += next.Spans;
                bytes += next.Frames.Length;
            }

            _spans -= spans;
            _bytes -= bytes;
            _isDue &= _chunks.Count > 0;
            return batch.Count > 0;
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

    private bool IsRequestFull => _spans >= maxSpans || _bytes >= maxBytes;
}
