namespace Instrumentation.CompilerServices.Streams;

/// <summary>
/// The span of one enumeration. It is the current one only while the stream works, not in the consumer's loop body. Used by one thread at a time, as an enumerator is.
/// </summary>
/// <param name="description">Has the name and the attributes that are known.</param>
/// <param name="withBuilder">The span when Core has its builder.</param>
internal struct StreamSpan(ActiveSpan description, ActiveSpan? withBuilder)
{
    private ActiveSpan? _span;
    private long _items;
    private bool _hasFailed;
    private bool _hasEnded;

    /// <summary>Called before a step of the stream; the first one opens the span.</summary>
    public void EnterStep()
    {
        if (_span is null && !_hasEnded)
        {
            _span = description.OpenEnumeration(withBuilder);
        }
        else
        {
            _span?.Enter();
        }
    }

    /// <summary>Called before the stream is disposed of.</summary>
    public readonly void EnterDispose() => _span?.Enter();

    /// <summary>Called with the answer of a step.</summary>
    public bool Step(bool hasItem)
    {
        if (hasItem)
        {
            _items++;
        }
        else
        {
            End(StreamOutcome.Completed);
        }

        return hasItem;
    }

    /// <summary>Records an exception of the stream. Always false, for use as an exception filter.</summary>
    public bool Fail(Exception exception)
    {
        _hasFailed = true;
        return _span?.Fail(exception) ?? false;
    }

    /// <summary>Called when a step is over, or waits: the consumer gets its own current span back. After an exception there is no further step.</summary>
    public void Leave()
    {
        if (_hasFailed)
        {
            End(StreamOutcome.Failed);
        }
        else
        {
            _span?.Leave();
        }
    }

    /// <summary>Called when the stream has been disposed of: the end, unless there has been one.</summary>
    public void LeaveDispose() => End(_hasFailed ? StreamOutcome.Failed : StreamOutcome.Abandoned);

    private void End(StreamOutcome outcome)
    {
        var span = _span;
        _span = null;
        _hasEnded = true;
        span?.ReportStream(outcome, _items);
    }
}
