using System.ComponentModel;
using Instrumentation.Metrics;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The span of one call of a <c>[Span]</c> method, from the call to its end. Used by generated code only, by one thread at a time. Never throws.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ActiveSpan
{
    private readonly SpanRecord _record;
    private readonly bool _pooled;
    private SpanSite _site = null!;
    private MetricGroup _group = null!;
    private SpanClock _clock = null!;
    private Func<Exception, bool>? _expected;
    private long _startTimestamp;
    private SpanContextNode? _own;
    private SpanContextNode? _outer;
    private bool _isCurrent;
    private bool _isLeftOut;
    private bool _isEnded;

    internal ActiveSpan(bool pooled)
    {
        _pooled = pooled;
        _record = new SpanRecord(hasBuilder: !pooled);
        if (!pooled)
        {
            Builder = new SpanBuilder(_record, this);
        }
    }

    /// <summary>False when <see cref="SpanAttribute.Every"/> leaves this call out: its name and attributes need not be read.</summary>
    public bool IsRecording => !_isLeftOut;

    /// <summary>The open span, for a Core that takes it. Only after <see cref="SpanSite.StartWithBuilder"/>.</summary>
    public SpanBuilder Builder { get; } = SpanBuilder.NoOp;

    /// <summary>What a Core that takes a builder gets when nothing is reported.</summary>
    public static SpanBuilder NoBuilder => SpanBuilder.NoOp;

    /// <summary>Tells which exceptions are no errors: <see cref="SpanAttribute.Ignore"/>.</summary>
    /// <param name="isExpected">Tells whether an exception is one of them. Must not throw.</param>
    public void Expect(Func<Exception, bool> isExpected) => _expected = isExpected;

    /// <summary>Records an exception that leaves the method.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Always false: written as an exception filter, it lets the exception pass untouched.</returns>
    public bool Fail(Exception exception)
    {
        ExceptionRecorder.Record(_record, exception, _expected?.Invoke(exception) ?? false, _site.RecordsStackTrace);
        return false;
    }

    /// <summary>Notes that a value of the span could not be read because its getter threw.</summary>
    /// <returns>Always true: written as an exception filter, it keeps the exception from the user's function.</returns>
    public bool ValueFailed()
    {
        _record.Problems |= SpanProblems.FailingValue;
        return true;
    }

    /// <summary>
    /// Gives the caller back its own current span. Called when Core has returned: its task, when it is still running, goes on with this span as the
    /// current one.
    /// </summary>
    public void Leave()
    {
        LeaveActivity();
        if (_isCurrent)
        {
            _isCurrent = false;
            CurrentSpan.Value = _outer;
        }
    }

    /// <summary>Ends and reports the span. This object must not be used after.</summary>
    public void Report()
    {
        if (_isEnded)
        {
            // Would put a pooled span back twice, and two calls would write into one record.
            return;
        }

        var endTimestamp = _clock.Timestamp;
        Leave();
        var elapsed = _clock.ElapsedNanos(_startTimestamp, endTimestamp);
        _record.EndTimeUnixNanos = _record.StartTimeUnixNanos + elapsed;
        var isWanted = IsWanted(elapsed);
        StopActivity(isWanted);
        if (isWanted)
        {
            _group.Report(_record);
        }

        _isEnded = true;
        if (_pooled)
        {
            _record.Clear();
            _own = null;
            _outer = null;
            _expected = null;
            _nameParts = null;
            _group = null!;
            ActiveSpanPool.Return(this);
        }
    }

    internal static ActiveSpan Rent() => ActiveSpanPool.Rent();

    internal static ActiveSpan WithBuilder() => new(pooled: false);

    internal static ActiveSpan NotOpened(SpanSite site, MetricGroup group)
    {
        var span = new ActiveSpan(pooled: false) { _site = site, _group = group };
        span._record.Name = site.Name;
        return span;
    }

    internal ActiveSpan Begin(SpanSite site, MetricGroup group)
    {
        _site = site;
        _group = group;
        _clock = group.Clock;
        _record.Site = site;
        _record.Scope = site.Scope;
        _record.Name = site.Name;
        _record.Kind = site.Kind;
        _isLeftOut = !site.PicksThisCall();
        _isEnded = false;
        CurrentSpan.Join(_record, CurrentSpan.Value);
        if (SpanActivities.HasListeners && !_isLeftOut)
        {
            StartActivity();
        }

        if (!site.IsLeaf)
        {
            MakeContext();
            Enter();
        }

        _startTimestamp = _clock.Timestamp;
        _record.StartTimeUnixNanos = _clock.ToUnixNanos(_startTimestamp);
        return this;
    }

    /// <summary>Makes the span the current one, until <see cref="Leave"/>.</summary>
    internal void Enter()
    {
        EnterActivity();
        if (_own is null)
        {
            return;
        }

        if (!_isCurrent)
        {
            _outer = CurrentSpan.Value;
        }

        CurrentSpan.Value = _own;
        _isCurrent = true;
    }

    /// <summary>The open span was given another trace by its builder: what is opened from now on follows.</summary>
    internal void OnTraceChanged()
    {
        if (!_isEnded && !_site.IsLeaf)
        {
            MakeContext();
            Enter();
        }
    }

    private void MakeContext()
    {
        var parentOfNested = _site.IsConditional ? _record.ParentSpanId : _record.SpanId;
        _own = new SpanContextNode(_record.TraceId, parentOfNested, isRecorded: _activity is { Recorded: true } || !SpanActivities.HasListeners);
    }

    private bool IsWanted(long elapsedNanos) =>
        !_isLeftOut
        && elapsedNanos >= _site.MinDurationNanos
        && (!_site.OnlyOnError || _record.Status == SpanStatus.Error);
}
