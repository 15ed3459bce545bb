using System.Diagnostics;
using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// Collects the data of a span. Made by <see cref="Span.Builder"/> and reported by <see cref="Metrics.MetricGroup.AddSpan"/>, once; or handed to
/// the Core of a <c>[Span]</c> method as its open span. No method throws: what cannot be used is left out, and said in a warning that names the span when it
/// is reported. Not thread-safe. Source: Flink's <c>org.apache.flink.traces.SpanBuilder</c>.
/// </summary>
public sealed class SpanBuilder
{
    /// <summary>What a Core gets when nothing is reported: takes everything, does nothing, shared by all threads.</summary>
    internal static readonly SpanBuilder NoOp = new(record: null);

    private readonly SpanRecord? _record;
    private readonly ActiveSpan? _wrapper;

    internal SpanBuilder(SpanRecord? record, ActiveSpan? wrapper = null)
    {
        _record = record;
        _wrapper = wrapper;
    }

    /// <summary>
    /// The context to send onwards, for example in the headers of a request: trace id and span id of this span. Set the parent or the trace key before
    /// reading it. On the builder a Core gets when nothing is reported: the context of <see cref="Activity.Current"/>, or the default.
    /// </summary>
    public ActivityContext Context
    {
        get
        {
            if (_record is null)
            {
                return Activity.Current?.Context ?? default;
            }

            SpanTree.EnsureIdentity(_record);
            return new ActivityContext(
                _record.TraceId.ToActivityTraceId(), SpanIds.ToActivitySpanId(_record.SpanId), ActivityTraceFlags.Recorded);
        }
    }

    internal SpanRecord? Record => _record;

    /// <summary>True for the open span of a <c>[Span]</c> method, which its wrapper reports.</summary>
    internal bool BelongsToWrapper => _wrapper is not null;

    /// <summary>Sets the start.</summary>
    /// <param name="startTsMillis">Milliseconds since the Unix epoch, up to the year 2262; 0, the default, is the time at which the span is reported. A negative value is ignored.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetStartTsMillis(long startTsMillis) =>
        SetStart(SpanTime.TryFromMillis(startTsMillis, out var nanos), nanos);

    /// <summary>Sets the end.</summary>
    /// <param name="endTsMillis">Milliseconds since the Unix epoch, up to the year 2262; 0, the default, is the start. A negative value is ignored, an end before the start becomes the start.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetEndTsMillis(long endTsMillis) =>
        SetEnd(SpanTime.TryFromMillis(endTsMillis, out var nanos), nanos);

    /// <summary>Sets the start with a precision of 100 nanoseconds.</summary>
    /// <param name="startTime">From 1970 to 2262; another value is ignored.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetStartTime(DateTimeOffset startTime) => SetStart(SpanTime.TryFrom(startTime, out var nanos), nanos);

    /// <summary>Sets the end with a precision of 100 nanoseconds.</summary>
    /// <param name="endTime">From 1970 to 2262; another value is ignored, an end before the start becomes the start.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetEndTime(DateTimeOffset endTime) => SetEnd(SpanTime.TryFrom(endTime, out var nanos), nanos);

    /// <summary>Sets an attribute; the last value of a key wins.</summary>
    /// <param name="key">The key. A null or blank key is left out.</param>
    /// <param name="value">The value; <see langword="null"/> leaves the attribute out.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetAttribute(string key, string? value)
    {
        if (value is null)
        {
            _record?.RemoveAttribute(key);
        }
        else
        {
            _record?.SetAttribute(new AttributeRecord(key, value));
        }

        return this;
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanBuilder SetAttribute(string key, long value)
    {
        _record?.SetAttribute(new AttributeRecord(key, value));
        return this;
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanBuilder SetAttribute(string key, double value)
    {
        _record?.SetAttribute(new AttributeRecord(key, value));
        return this;
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanBuilder SetAttribute(string key, bool value)
    {
        _record?.SetAttribute(new AttributeRecord(key, value));
        return this;
    }

    /// <summary>Sets the outcome. Source: OTLP <c>Status</c>.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="description">Explains it. Default: nothing.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetStatus(SpanStatus status, string? description = null)
    {
        if (_record is not null)
        {
            _record.Status = status;
            _record.StatusDescription = description;
        }

        return this;
    }

    /// <summary>Sets the kind. Source: OTLP <c>Span.SpanKind</c>.</summary>
    /// <param name="kind">The kind. Default <see cref="ActivityKind.Internal"/>.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetKind(ActivityKind kind)
    {
        if (_record is not null)
        {
            _record.Kind = kind;
        }

        return this;
    }

    /// <summary>Links the span to another one. Source: OTLP <c>Span.Link</c>.</summary>
    /// <param name="link">The other span; ignored when one of its ids is zero.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder AddLink(ActivityContext link)
    {
        if (_record is not null && IsValid(link))
        {
            _record.AddLink(link);
        }

        return this;
    }

    /// <summary>Makes the span a child of another one, usually of one in another process. Of this and <see cref="SetTraceKey"/> the last call wins.</summary>
    /// <param name="parent">The parent; ignored when one of its ids is zero.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetParent(ActivityContext parent) => _record is not null && IsValid(parent)
        ? Join(TraceIdBits.From(parent.TraceId), SpanIds.From(parent.SpanId))
        : this;

    /// <summary>
    /// Derives the trace id from a key: the same key gives the same trace id in every process, so that spans of one unit of work meet in one trace without
    /// a context being sent. The id is the first 16 bytes of the key's SHA-256. The span gets no parent.
    /// </summary>
    /// <param name="traceKey">The key, for example <c>job#attempt#checkpoint</c>. A null or blank key is ignored.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetTraceKey(string traceKey)
    {
        if (_record is null)
        {
            return this;
        }

        if (string.IsNullOrWhiteSpace(traceKey))
        {
            _record.Problems |= SpanProblems.BlankTraceKey;
            return this;
        }

        return Join(TraceIdBits.FromKey(traceKey), parentSpanId: 0);
    }

    /// <summary>Adds a span below this one; it is reported as part of this one's tree. Trees are cut at 1,000 levels and 100,000 spans.</summary>
    /// <param name="child">The child. Left out when it is <see langword="null"/>, this builder itself, one of its ancestors, or reported already.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder AddChild(SpanBuilder child)
    {
        if (_record is null)
        {
            return this;
        }

        if (child is null)
        {
            _record.Problems |= SpanProblems.NullChild;
        }
        else if (ReferenceEquals(child, this))
        {
            _record.Problems |= SpanProblems.OwnChild;
        }
        else if (child.BelongsToWrapper)
        {
            _record.Problems |= SpanProblems.WrapperAsChild;
        }
        else if (child._record is not null)
        {
            _record.AddChild(child._record);
        }

        return this;
    }

    /// <summary>Adds spans below this one.</summary>
    /// <param name="children">The children, each treated as by <see cref="AddChild"/>.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder AddChildren(IEnumerable<SpanBuilder> children)
    {
        if (_record is null)
        {
            return this;
        }

        if (children is null)
        {
            _record.Problems |= SpanProblems.NullChild;
            return this;
        }

        try
        {
            foreach (var child in children)
            {
                AddChild(child);
            }
        }
        catch (Exception)
        {
            _record.Problems |= SpanProblems.FailingChildren;
        }

        return this;
    }

    /// <summary>
    /// Makes the span without reporting it, and without changing this builder: times that are unset are filled in in the result only. Variables of a group
    /// are not included.
    /// </summary>
    /// <returns>The span and its children.</returns>
    public Span Build()
    {
        if (_record is null)
        {
            return Span.From(new SpanRecord(), SpanVariables.None);
        }

        SpanTree.EnsureIdentity(_record);
        var copy = SpanTree.Copy(_record);
        copy.TryClaim();
        SpanTree.Complete(copy, Runtime.SpanClock.System.UnixNanosNow);
        return Span.From(copy, SpanVariables.None);
    }

    private SpanBuilder SetStart(bool valid, long nanos)
    {
        if (_record is not null && MayTakeTime(valid))
        {
            _record.StartTimeUnixNanos = nanos;
        }

        return this;
    }

    private SpanBuilder SetEnd(bool valid, long nanos)
    {
        if (_record is not null && MayTakeTime(valid))
        {
            _record.EndTimeUnixNanos = nanos;
        }

        return this;
    }

    private bool MayTakeTime(bool valid)
    {
        if (BelongsToWrapper)
        {
            _record!.Problems |= SpanProblems.TimeOfWrapper;
            return false;
        }

        if (!valid)
        {
            _record!.Problems |= SpanProblems.TimeOutOfRange;
        }

        return valid;
    }

    private bool IsValid(ActivityContext context)
    {
        var valid = context.TraceId != default && context.SpanId != default;
        if (!valid)
        {
            _record!.Problems |= SpanProblems.InvalidContext;
        }

        return valid;
    }

    private SpanBuilder Join(TraceIdBits traceId, ulong parentSpanId)
    {
        _record!.TraceId = traceId;
        _record.ParentSpanId = parentSpanId;
        _wrapper?.OnTraceChanged();
        return this;
    }
}
