namespace Instrumentation.Reporting;

/// <summary>The callers who wait until a queue has dealt with all spans up to a position. Not thread-safe.</summary>
internal sealed class FlushMarks
{
    // In the order of their positions.
    private readonly List<Mark> _marks = [];

    /// <summary>True when nobody waits.</summary>
    public bool IsEmpty => _marks.Count == 0;

    /// <summary>Waits for a position, which is not before that of an earlier caller.</summary>
    public Task<bool> Add(long position)
    {
        var mark = new Mark(position);
        _marks.Add(mark);
        return mark.Task;
    }

    /// <summary>Forgets a caller who has given up waiting.</summary>
    public void Remove(Task<bool> reached) => _marks.RemoveAll(mark => mark.Task == reached);

    /// <summary>Tells everyone who waits for this position or one before it.</summary>
    public void Reach(long position, bool result)
    {
        var reached = 0;
        while (reached < _marks.Count && _marks[reached].Position <= position)
        {
            _marks[reached++].SetResult(result);
        }

        _marks.RemoveRange(0, reached);
    }

    // Continuations run elsewhere, since the queue is locked.
    private sealed class Mark(long position) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Position => position;
    }
}
