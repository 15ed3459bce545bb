using System.Diagnostics;
using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// Collects the data of a span. Made by <see cref="Span.Builder"/> and reported by <see cref="Metrics.MetricGroup.AddSpan"/>, once; or handed to
/// the Core of a <c>[Span]</c> method as its open span. No method throws: what cannot be used is left out, and said in a warning that names the span when it
/// is reported. What is changed after that is left out as well, and said at once. Thread-safe. Source: Flink's <c>org.apache.flink.traces.SpanBuilder</c>.
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
    /// The context to send onwards, for example in the headers of a request: trace id and span id of this span. Set the parent or the trace key, and add a
    /// child to its parent, before reading it; a later change of the trace is said in a warning. On the builder a Core gets when nothing is reported: the
    /// context of <see cref="Activity.Current"/>, or the default.
    /// </summary>
    public ActivityContext Context
    {
        get
        {
            if (_record is null)
            {
                return Activity.Current?.Context ?? default;
            }

            var (traceId, spanId) = SpanTree.Identify(_record);
            return new ActivityContext(traceId.ToActivityTraceId(), SpanIds.ToActivitySpanId(spanId), ActivityTraceFlags.Recorded);
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
    public SpanBuilder SetAttribute(string key, string? value) => value is null
        ? Change(key, static (record, key) => record.RemoveAttribute(key))
        : Set(new AttributeRecord(key, value));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanBuilder SetAttribute(string key, long value) => Set(new AttributeRecord(key, value));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanBuilder SetAttribute(string key, double value) => Set(new AttributeRecord(key, value));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public SpanBuilder SetAttribute(string key, bool value) => Set(new AttributeRecord(key, value));

    /// <summary>Sets the outcome. Source: OTLP <c>Status</c>.</summary>
    /// <param name="status">The outcome. A value that the enum does not have is ignored.</param>
    /// <param name="description">Explains it. Default: nothing.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetStatus(SpanStatus status, string? description = null) => Enum.IsDefined(status)
        ? Change((status, description), static (record, value) => (record.Status, record.StatusDescription) = value)
        : Note(SpanProblems.InvalidStatusOrKind);

    /// <summary>Sets the kind. Source: OTLP <c>Span.SpanKind</c>.</summary>
    /// <param name="kind">The kind. Default <see cref="ActivityKind.Internal"/>. A value that the enum does not have is ignored.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetKind(ActivityKind kind) => Enum.IsDefined(kind)
        ? Change(kind, static (record, value) => record.Kind = value)
        : Note(SpanProblems.InvalidStatusOrKind);

    /// <summary>Links the span to another one. Source: OTLP <c>Span.Link</c>.</summary>
    /// <param name="link">The other span; ignored when one of its ids is zero.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder AddLink(ActivityContext link) => IsValid(link)
        ? Change(link, static (record, value) => record.AddLink(value))
        : Note(SpanProblems.InvalidContext);

    /// <summary>Makes the span a child of another one, usually of one in another process. Of this and <see cref="SetTraceKey"/> the last call wins.</summary>
    /// <param name="parent">The parent; ignored when one of its ids is zero.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetParent(ActivityContext parent) => IsValid(parent)
        ? Join(TraceIdBits.From(parent.TraceId), SpanIds.From(parent.SpanId))
        : Note(SpanProblems.InvalidContext);

    /// <summary>
    /// Derives the trace id from a key: the same key gives the same trace id in every process, so that spans of one unit of work meet in one trace without
    /// a context being sent. The id is the first 16 bytes of the key's SHA-256. The span gets no parent.
    /// </summary>
    /// <param name="traceKey">The key, for example <c>job#attempt#checkpoint</c>. A null or blank key is ignored.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder SetTraceKey(string traceKey) => string.IsNullOrWhiteSpace(traceKey)
        ? Note(SpanProblems.BlankTraceKey)
        : Join(TraceIdBits.FromKey(traceKey), parentSpanId: 0);

    /// <summary>
    /// Adds a span below this one; it is reported as part of this one's tree and gets its trace. A tree is cut at 1,000 levels and 100,000 spans, with a warning
    /// that counts what was cut.
    /// </summary>
    /// <param name="child">
    /// The child. Left out when it is <see langword="null"/>, this builder itself, one of its ancestors, in the tree already, or reported before.
    /// </param>
    /// <returns>This builder.</returns>
    public SpanBuilder AddChild(SpanBuilder child)
    {
        if (child is null)
        {
            return Note(SpanProblems.NullChild);
        }

        if (ReferenceEquals(child, this))
        {
            return Note(SpanProblems.OwnChild);
        }

        if (child.BelongsToWrapper)
        {
            return Note(SpanProblems.WrapperAsChild);
        }

        if (child._record is { } childRecord && _record is not null && _record.TryChange(childRecord, static (record, value) => record.AddChild(value)))
        {
            SpanTree.NoteParent(childRecord, _record);
        }

        return this;
    }

    /// <summary>Adds spans below this one.</summary>
    /// <param name="children">The children, each treated as by <see cref="AddChild"/>. <see langword="null"/> is ignored; when the sequence throws, those before that are kept.</param>
    /// <returns>This builder.</returns>
    public SpanBuilder AddChildren(IEnumerable<SpanBuilder> children)
    {
        if (children is null)
        {
            return Note(SpanProblems.NullChild);
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
            Note(SpanProblems.FailingChildren);
        }

        return this;
    }

    /// <summary>
    /// Makes the span without reporting it, and without changing this builder: times that are unset are filled in in the result only. Ids are the builder's:
    /// building twice, or building and then reporting, gives equal ids. Variables of a group are not included. Left out without a warning: what <see cref="AddChild"/>
    /// leaves out.
    /// </summary>
    /// <returns>The span and its children.</returns>
    public Span Build()
    {
        var copy = _record is null ? new SpanRecord(hasBuilder: false) : SpanTree.Copy(_record);
        var completion = new SpanCompletion(Runtime.SpanClock.System.UnixNanosNow, log: null);
        completion.TryBegin(copy);
        completion.Complete(copy);
        return Span.From(copy, SpanVariables.None);
    }

    private static bool IsValid(ActivityContext context) => context.TraceId != default && context.SpanId != default;

    private SpanBuilder SetStart(bool valid, long nanos) =>
        SetTime(valid, nanos, static (record, value) => record.StartTimeUnixNanos = value);

    private SpanBuilder SetEnd(bool valid, long nanos) =>
        SetTime(valid, nanos, static (record, value) => record.EndTimeUnixNanos = value);

    private SpanBuilder SetTime(bool valid, long nanos, Action<SpanRecord, long> set) =>
        BelongsToWrapper ? Note(SpanProblems.TimeOfWrapper)
        : valid ? Change(nanos, set)
        : Note(SpanProblems.TimeOutOfRange);

    private SpanBuilder Set(AttributeRecord attribute) => Change(attribute, static (record, value) => record.SetAttribute(value));

    private SpanBuilder Note(SpanProblems problem) => Change(problem, static (record, value) => record.Problems |= value);

    private SpanBuilder Change<T>(T value, Action<SpanRecord, T> change)
    {
        _record?.TryChange(value, change);
        return this;
    }

    private SpanBuilder Join(TraceIdBits traceId, ulong parentSpanId)
    {
        // A wrapper's span has its ids from the start; there it is documented that the change counts for what is opened afterwards.
        if (_record is not null
            && _record.TryChange(
                (traceId, parentSpanId, BelongsToWrapper),
                static (record, chosen) => SpanTree.Choose(record, chosen.traceId, chosen.parentSpanId, mayBeLate: chosen.BelongsToWrapper)))
        {
            _wrapper?.OnTraceChanged();
        }

        return this;
    }
}
