using Instrumentation.Configuration;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>
/// The bounded queue between the threads that report spans and the one thread that gives them to the reporter. Waiting threads wake each other, so that an
/// application that has used up its thread pool neither delays the reporter nor waits for room that is there. The taker takes many spans at once and then goes
/// from call to call without the lock; what it has taken and not begun to deliver still counts towards the size, may still be dropped for a newer span, and is
/// given up with the rest. Thread-safe.
/// </summary>
internal sealed class SpanQueue(QueueSettings settings, TimeProvider time)
{
    /// <summary>How many spans the taker takes at once, however few it delivers at once.</summary>
    public const int TakenAtOnce = 256;

    private const int NotWaiting = int.MaxValue;

    // To wake a thread costs as much as to record many spans. So while they come one after another, the taker looks for them once in this time, or when they are many.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);

    private readonly RoomLock _lock = new(settings.WaitLimit, time);
    private readonly int _wakesRestingTaker = Math.Clamp(settings.Size / 4, 1, 1_024);
    private readonly Queue<Span> _spans = new();
    private readonly TakenSpans _taken = new();
    private readonly FlushMarks _marks = new();

    // How many spans have ever come in.
    private long _entered;

    // No fewer than are still ahead of the taker. Saves the adders a look at what the taker is writing, as long as the queue is far from full.
    private int _aheadAtMost;

    // How many spans in the queue wake the taker.
    private int _wakesTaker = NotWaiting;
    private volatile bool _hasMarks;
    private bool _isCompleted;
    private bool _isAbandoned;

    /// <summary>True when spans may have been given up.</summary>
    public bool IsAbandoned => Volatile.Read(ref _isAbandoned);

    private bool IsFull => _spans.Count + _aheadAtMost >= settings.Size && _spans.Count + _taken.Ahead >= settings.Size;

    /// <summary>Adds a span, as the rule for a full queue says.</summary>
    /// <returns>False when a span was dropped: this one or, to make room for it, the oldest.</returns>
    public bool TryAdd(Span span)
    {
        lock (_lock)
        {
            if (settings.WhenFull == WhenQueueFull.Wait && IsFull)
            {
                _ = _lock.WaitWhile(() => IsFull && !_isCompleted, time.GetTimestamp());
            }

            if (_isCompleted || (settings.WhenFull != WhenQueueFull.DropOldest && IsFull))
            {
                return false;
            }

            var dropped = IsFull && DropOldest();
            _spans.Enqueue(span);
            _entered++;
            if (_spans.Count >= _wakesTaker)
            {
                WakeTaker();
            }

            return !dropped;
        }
    }

    /// <summary>Waits for spans and takes some. Those of the call before count as dealt with. To be called by one thread only.</summary>
    /// <param name="batch">Gets them.</param>
    /// <param name="max">The most to have in the batch.</param>
    /// <returns>False when no more will come.</returns>
    public bool Take(List<Span> batch, int max)
    {
        _taken.Finish();
        if (_hasMarks)
        {
            lock (_lock)
            {
                CompleteMarks();
            }
        }

        int claimed;
        while ((claimed = _taken.Claim(batch, max - batch.Count)) == 0)
        {
            if (!TakeAhead(Math.Max(max, TakenAtOnce)))
            {
                return false;
            }
        }

        if (_lock.Waiters > 0)
        {
            LetIn(claimed);
        }

        return true;
    }

    /// <summary>Takes over from the queue how many of the spans taken last are still to be counted: none when they were given up meanwhile.</summary>
    public int Settle() => _taken.Settle();

    /// <summary>
    /// Waits while no span is to be taken; no longer when no more spans will come. Those of the last call of <see cref="Take"/> count as dealt with. For the thread
    /// that takes.
    /// </summary>
    public void Pause(TimeSpan pause)
    {
        _taken.Finish();
        lock (_lock)
        {
            CompleteMarks();
            _lock.BeginPause(pause);
            using var end = time.CreateTimer(_ => EndPause(), state: null, pause, Timeout.InfiniteTimeSpan);
            while (_lock.IsPaused && !_isCompleted)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>Waits until every span added so far has been dealt with.</summary>
    /// <returns>False when the deadline came first, or spans were given up.</returns>
    public async Task<bool> FlushAsync(CancellationToken deadline)
    {
        Task<bool> reached;
        lock (_lock)
        {
            reached = _marks.Add(_entered);
            _hasMarks = true;

            // Either this thread sees what the taker has finished, or the taker sees the mark.
            Interlocked.MemoryBarrier();
            CompleteMarks();
            WakeTaker();
        }

        await ((Task)reached).WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (reached.IsCompleted)
        {
            return await reached.ConfigureAwait(false);
        }

        lock (_lock)
        {
            _marks.Remove(reached);
        }

        return false;
    }

    /// <summary>Takes no more spans, and lets no function wait any longer.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isCompleted = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Gives up what is in the queue and in the taker's hands.</summary>
    /// <returns>How many spans that were.</returns>
    public int Abandon()
    {
        lock (_lock)
        {
            var lost = _taken.Abandon() + _spans.Count;
            _spans.Clear();
            _isAbandoned = true;
            _marks.Reach(long.MaxValue, result: false);
            Complete();
            return lost;
        }
    }

    private bool TakeAhead(int max)
    {
        lock (_lock)
        {
            WaitForSpans();
            _aheadAtMost = _taken.Fill(_spans, max);
            return _aheadAtMost > 0;
        }
    }

    private void WaitForSpans()
    {
        if (_spans.Count < _wakesRestingTaker && !_isCompleted && !_hasMarks)
        {
            _wakesTaker = _wakesRestingTaker;
            Monitor.Wait(_lock, Rest);
        }

        while (_spans.Count == 0 && !_isCompleted)
        {
            _wakesTaker = 1;
            Monitor.Wait(_lock);
        }

        _wakesTaker = NotWaiting;
    }

    // All: the one that is woken must not be another function. Once: until it is awake, more may come.
    private void WakeTaker()
    {
        _wakesTaker = NotWaiting;
        Monitor.PulseAll(_lock);
    }

    // Finds none to drop when the taker has just made room.
    private bool DropOldest()
    {
        var dropped = _taken.TryDropOldest() || (IsFull && _spans.TryDequeue(out _));
        CompleteMarks();
        return dropped;
    }

    private void LetIn(int room)
    {
        lock (_lock)
        {
            for (room = Math.Min(room, _lock.Waiters); room > 0; room--)
            {
                Monitor.Pulse(_lock);
            }
        }
    }

    private void EndPause()
    {
        lock (_lock)
        {
            _lock.EndPause();
        }
    }

    private void CompleteMarks()
    {
        // In this order: a claim between the two would otherwise pass for spans that are dealt with.
        var dealtWith = _entered - _spans.Count - _taken.Ahead;
        if (_hasMarks && !_taken.IsBusy)
        {
            _marks.Reach(dealtWith, result: !_isAbandoned);
            _hasMarks = !_marks.IsEmpty;
        }
    }
}
