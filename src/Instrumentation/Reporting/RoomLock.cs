namespace Instrumentation.Reporting;

/// <summary>
/// The lock of something bounded, whose holder can wait for room, for each span at most for a limit. Everything but <see cref="Waiters"/> is for the one who holds
/// the lock; waiting releases it.
/// </summary>
/// <param name="limit">The longest time that a thread waits.</param>
/// <param name="time">The clock.</param>
internal sealed class RoomLock(TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private int _waiters;
    private long _pauseStarted;
    private TimeSpan _pause;

    /// <summary>How many threads wait for room. Who has made room without the lock reads it after that.</summary>
    public int Waiters => Volatile.Read(ref _waiters);

    /// <summary>True while no room is to be expected.</summary>
    public bool IsPaused => _pause > TimeSpan.Zero;

    /// <summary>
    /// Waits for room, which whoever makes it has to say with a pulse; not longer than the limit, and not when no room is to be expected for longer than that.
    /// </summary>
    /// <param name="isFull">Asks for room, before the clock is looked at: whoever was woken for a place takes it.</param>
    /// <param name="since">When the span came.</param>
    /// <returns>False when there was no room when it was last asked for. Where room is taken without the lock it may be gone again: then the caller tries anew.</returns>
    public bool WaitWhile(Func<bool> isFull, long since)
    {
        var isStillFull = true;

        // A full fence: either this thread sees the room, or the one who makes it sees that somebody waits for it.
        Interlocked.Increment(ref _waiters);
        try
        {
            while ((isStillFull = isFull()) && limit - time.GetElapsedTime(since) is { Ticks: > 0 } rest && !IsPausedBeyond(rest))
            {
                // Rounded up, because a wait of part of a millisecond is none.
                Monitor.Wait(this, TimeSpan.FromMilliseconds(Math.Ceiling((rest < LongestWait ? rest : LongestWait).TotalMilliseconds)));
            }
        }
        catch (ThreadInterruptedException)
        {
            // It is meant for the function.
            Thread.CurrentThread.Interrupt();
        }
        finally
        {
            Interlocked.Decrement(ref _waiters);
        }

        return !isStillFull;
    }

    /// <summary>Says that no room is to be expected for a time. Those who wait see whether it can still come.</summary>
    public void BeginPause(TimeSpan pause)
    {
        (_pauseStarted, _pause) = (time.GetTimestamp(), pause);
        Monitor.PulseAll(this);
    }

    /// <summary>Says that room may come again.</summary>
    public void EndPause()
    {
        _pause = TimeSpan.Zero;
        Monitor.PulseAll(this);
    }

    private bool IsPausedBeyond(TimeSpan rest) => IsPaused && _pause - time.GetElapsedTime(_pauseStarted) > rest;
}
