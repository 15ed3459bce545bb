using Instrumentation.Configuration;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>
/// The bounded queue between the threads that report spans and the one thread that gives them to the reporter. Waiting threads wake each other, so that an
/// application that has used up its thread pool neither delays the reporter nor waits for room that is there. Thread-safe.
/// </summary>
internal sealed class SpanQueue(QueueSettings settings, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _lock = new();
    private readonly Queue<Span> _spans = new();
    private readonly FlushMarks _marks = new();

    // How many spans have ever come in.
    private long _entered;

    // What the taker has in hand and is not settled yet.
    private int _inHand;
    private bool _isTakerBusy;
    private bool _isTakerWaiting;
    private int _addersWaiting;
    private long _pauseStarted;
    private TimeSpan _pause;
    private bool _isCompleted;
    private bool _isAbandoned;

    /// <summary>True when spans may have been given up.</summary>
    public bool IsAbandoned => Volatile.Read(ref _isAbandoned);

    private bool IsFull => _spans.Count >= settings.Size;

    /// <summary>Adds a span, as the rule for a full queue says.</summary>
    /// <returns>False when a span was dropped: this one or, to make room for it, the oldest.</returns>
    public bool TryAdd(Span span)
    {
        lock (_lock)
        {
            if (IsFull && settings.WhenFull == WhenQueueFull.Wait)
            {
                WaitForRoom();
            }

            var isFull = IsFull;
            if (_isCompleted || (isFull && settings.WhenFull != WhenQueueFull.DropOldest))
            {
                return false;
            }

            if (isFull)
            {
                _spans.Dequeue();
            }

            _spans.Enqueue(span);
            _entered++;
            if (_isTakerWaiting)
            {
                // All: the one that is woken must not be another function.
                Monitor.PulseAll(_lock);
            }

            CompleteMarks();
            return !isFull;
        }
    }

    /// <summary>Waits for spans and takes some. Those of the call before count as dealt with. To be called by one thread only.</summary>
    /// <param name="batch">Gets them.</param>
    /// <param name="max">The most to take.</param>
    /// <returns>False when no more will come.</returns>
    public bool Take(List<Span> batch, int max)
    {
        lock (_lock)
        {
            _isTakerBusy = false;
            CompleteMarks();
            _isTakerWaiting = true;
            while (_spans.Count == 0 && !_isCompleted)
            {
                Monitor.Wait(_lock);
            }

            _isTakerWaiting = false;
            while (batch.Count < max && _spans.TryDequeue(out var span))
            {
                batch.Add(span);
            }

            for (var room = Math.Min(batch.Count, _addersWaiting); room > 0; room--)
            {
                Monitor.Pulse(_lock);
            }

            _inHand = batch.Count;
            _isTakerBusy = batch.Count > 0;
            return _isTakerBusy;
        }
    }

    /// <summary>Takes over from the queue how many of the spans taken last are still to be counted: none when they were given up meanwhile.</summary>
    public int Settle()
    {
        lock (_lock)
        {
            var unsettled = _inHand;
            _inHand = 0;
            return unsettled;
        }
    }

    /// <summary>
    /// Waits while no span is to be taken; no longer when no more spans will come. Those of the last call of <see cref="Take"/> count as dealt with. For the thread
    /// that takes.
    /// </summary>
    public void Pause(TimeSpan pause)
    {
        lock (_lock)
        {
            _isTakerBusy = false;
            CompleteMarks();
            (_pauseStarted, _pause) = (time.GetTimestamp(), pause);

            // Those who wait for room see whether it can still come in time.
            Monitor.PulseAll(_lock);
            using var end = time.CreateTimer(_ => EndPause(), state: null, pause, Timeout.InfiniteTimeSpan);
            while (_pause > TimeSpan.Zero && !_isCompleted)
            {
                Monitor.Wait(_lock);
            }

            _pause = TimeSpan.Zero;
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
            CompleteMarks();
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
            var lost = _inHand + _spans.Count;
            _inHand = 0;
            _spans.Clear();
            _isAbandoned = true;
            _marks.Reach(long.MaxValue, result: false);
            Complete();
            return lost;
        }
    }

    // Looks for room before it looks at the clock: whoever was woken for a place takes it.
    private void WaitForRoom()
    {
        var started = time.GetTimestamp();
        _addersWaiting++;
        try
        {
            while (IsFull && !_isCompleted && settings.WaitLimit - time.GetElapsedTime(started) is { Ticks: > 0 } rest && !IsPausedBeyond(rest))
            {
                // Rounded up, because a wait of part of a millisecond is none.
                Monitor.Wait(_lock, TimeSpan.FromMilliseconds(Math.Ceiling((rest < LongestWait ? rest : LongestWait).TotalMilliseconds)));
            }
        }
        catch (ThreadInterruptedException)
        {
            // It is meant for the function.
            Thread.CurrentThread.Interrupt();
        }
        finally
        {
            _addersWaiting--;
        }
    }

    private bool IsPausedBeyond(TimeSpan rest) => _pause > TimeSpan.Zero && _pause - time.GetElapsedTime(_pauseStarted) > rest;

    private void EndPause()
    {
        lock (_lock)
        {
            _pause = TimeSpan.Zero;
            Monitor.PulseAll(_lock);
        }
    }

    private void CompleteMarks()
    {
        if (!_isTakerBusy)
        {
            _marks.Reach(_entered - _spans.Count, result: !_isAbandoned);
        }
    }
}
