using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The data of one span on its way to the reporters. Records of generated wrappers are pooled: whoever reads one must be done with it when the
/// call returns. Reporters that want to keep a span ask for a <see cref="Span"/> instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpanRecord
{
    private AttributeRecordList _attributes;
    private List<SpanRecord>? _children;
    private List<ActivityContext>? _links;
    private SpanCompletion? _completion;

    internal SpanRecord(bool hasBuilder) => HasBuilder = hasBuilder;

    /// <summary>Name of the instrumentation scope.</summary>
    public string Scope { get; internal set; } = TypeScope.Unknown;

    /// <summary>Name of the span.</summary>
    public string Name { get; internal set; } = Span.Unnamed;

    /// <summary>Start in nanoseconds since the Unix epoch; 0 while unset.</summary>
    public long StartTimeUnixNanos { get; internal set; }

    /// <summary>End in nanoseconds since the Unix epoch, never before the start; 0 while unset.</summary>
    public long EndTimeUnixNanos { get; internal set; }

    /// <summary>The trace that the span belongs to.</summary>
    public TraceIdBits TraceId { get; internal set; }

    /// <summary>Id of the span, big-endian.</summary>
    public ulong SpanId { get; internal set; }

    /// <summary>Id of the span around this one; 0 for none.</summary>
    public ulong ParentSpanId { get; internal set; }

    /// <summary>Kind of the span.</summary>
    public ActivityKind Kind { get; internal set; }

    /// <summary>Outcome of the work.</summary>
    public SpanStatus Status { get; internal set; }

    /// <summary>Explains <see cref="Status"/>.</summary>
    public string? StatusDescription { get; internal set; }

    /// <summary>The attributes that the function set, in the order of their first setting. Variables of the group are not among them.</summary>
    public ReadOnlySpan<AttributeRecord> Attributes => _attributes.Items;

    /// <summary>Links to other spans.</summary>
    public ReadOnlySpan<ActivityContext> Links => CollectionsMarshal.AsSpan(_links);

    /// <summary>The spans below this one, for trees built by hand.</summary>
    public ReadOnlySpan<SpanRecord> Children => CollectionsMarshal.AsSpan(_children);

    /// <summary>The call site of a generated wrapper, whose static parts a reporter encodes once; <see langword="null"/> for a span built by hand.</summary>
    public SpanSite? Site { get; internal set; }

    /// <summary>
    /// True when a <see cref="SpanBuilder"/> writes to the record, which user code may hand to other threads: then every change takes the lock of this object.
    /// </summary>
    internal bool HasBuilder { get; }

    /// <summary>The record that this one was added to as a child: the first one, and once it is part of a report, the one it is reported below.</summary>
    internal SpanRecord? Parent { get; set; }

    /// <summary>True when <see cref="ParentSpanId"/> was set by the user.</summary>
    internal bool HasChosenParent { get; set; }

    /// <summary>What the builder did wrong, to be said when the span is reported.</summary>
    internal SpanProblems Problems { get; set; }

    /// <summary>The one report that the record is part of; <see langword="null"/> while it is being built.</summary>
    internal SpanCompletion? Completion => Volatile.Read(ref _completion);

    /// <summary>Takes apart a span, for a reporter that is given one instead of the record that it was made of. Its attributes include the variables.</summary>
    /// <param name="span">The span.</param>
    /// <returns>A record with the same content and children.</returns>
    public static SpanRecord From(Span span)
    {
        ArgumentNullException.ThrowIfNull(span);
        var root = CopyWithoutChildren(span);

        // Without recursion: a tree may be 1,000 levels deep, and the stack small.
        var copied = new Stack<(Span Span, SpanRecord Record)>([(span, root)]);
        while (copied.TryPop(out var parent))
        {
            foreach (var child in parent.Span.Children)
            {
                var record = CopyWithoutChildren(child);
                parent.Record.AddChild(record);
                copied.Push((child, record));
            }
        }

        return root;
    }

    /// <summary>Makes a change on behalf of a builder, unless the record is part of a report already: that it keeps as it is, and says so.</summary>
    /// <typeparam name="T">Type of the new value.</typeparam>
    /// <param name="value">The new value.</param>
    /// <param name="change">Stores it.</param>
    /// <returns>False when the change came too late.</returns>
    internal bool TryChange<T>(T value, Action<SpanRecord, T> change)
    {
        lock (this)
        {
            if (_completion is null)
            {
                change(this, value);
                return true;
            }
        }

        _completion.WarnOfLateChange(this);
        return false;
    }

    /// <summary>Takes the record for the one report that it may be part of.</summary>
    /// <returns>False when it has been taken before.</returns>
    internal bool TryClaim(SpanCompletion completion)
    {
        lock (this)
        {
            if (_completion is not null)
            {
                return false;
            }

            _completion = completion;
            return true;
        }
    }

    internal void SetAttribute(in AttributeRecord attribute)
    {
        if (!HasBuilder)
        {
            PutAttribute(attribute);
            return;
        }

        lock (this)
        {
            PutAttribute(attribute);
        }
    }

    internal void RemoveAttribute(string key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            Problems |= SpanProblems.BlankKey;
            return;
        }

        _attributes.Remove(key);
    }

    internal void AddLink(ActivityContext link) => (_links ??= []).Add(link);

    internal void AddChild(SpanRecord child) => (_children ??= []).Add(child);

    internal void KeepChildren(int count) => _children?.RemoveRange(count, _children.Count - count);

    internal void ReplaceChild(int index, SpanRecord child) => _children![index] = child;

    /// <summary>Copies everything but the children, for a span that is built without being reported.</summary>
    internal SpanRecord CopyWithoutChildren()
    {
        var copy = new SpanRecord(hasBuilder: false)
        {
            Scope = Scope,
            Name = Name,
            StartTimeUnixNanos = StartTimeUnixNanos,
            EndTimeUnixNanos = EndTimeUnixNanos,
            TraceId = TraceId,
            SpanId = SpanId,
            ParentSpanId = ParentSpanId,
            Kind = Kind,
            Status = Status,
            StatusDescription = StatusDescription,
            Problems = Problems,
        };
        foreach (ref readonly var attribute in Attributes)
        {
            copy.PutAttribute(attribute);
        }

        foreach (var link in Links)
        {
            copy.AddLink(link);
        }

        return copy;
    }

    /// <summary>Empties a pooled record, so that nothing of one call is seen or kept alive by the next.</summary>
    internal void Clear()
    {
        _attributes.Clear();
        _children = null;
        _links = null;
        Site = null;
        Status = SpanStatus.Unset;
        StatusDescription = null;
        Problems = SpanProblems.None;
    }

    private static SpanRecord CopyWithoutChildren(Span span)
    {
        var copy = new SpanRecord(hasBuilder: false)
        {
            Scope = span.Scope,
            Name = span.Name,
            StartTimeUnixNanos = span.StartTimeUnixNanos,
            EndTimeUnixNanos = span.EndTimeUnixNanos,
            TraceId = TraceIdBits.From(span.TraceId),
            SpanId = SpanIds.From(span.SpanId),
            ParentSpanId = SpanIds.From(span.ParentSpanId),
            Kind = span.Kind,
            Status = span.Status,
            StatusDescription = span.StatusDescription,
        };
        foreach (var (key, value) in span.Attributes)
        {
            copy.PutAttribute(AttributeRecord.Of(key, value));
        }

        foreach (var link in span.Links)
        {
            copy.AddLink(link);
        }

        return copy;
    }

    private void PutAttribute(in AttributeRecord attribute)
    {
        if (string.IsNullOrWhiteSpace(attribute.Key))
        {
            Problems |= SpanProblems.BlankKey;
            return;
        }

        _attributes.Set(attribute);
    }
}
