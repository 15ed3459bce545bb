using System.Collections.ObjectModel;
using System.Diagnostics;
using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// A finished span, as reporters get it. Immutable, so it may be kept and used by any thread. Source: Flink's
/// <c>org.apache.flink.traces.Span</c>; ids, kind, links and status are those of OTLP's <c>Span</c> (trace.proto).
/// </summary>
public sealed class Span
{
    internal const string Unnamed = "unnamed";

    private static readonly ReadOnlyDictionary<string, object> NoAttributes = new(new Dictionary<string, object>());

    private Span(SpanRecord record, SpanVariables variables, ReadOnlyCollection<Span> children)
    {
        Scope = record.Scope;
        Name = record.Name;
        StartTimeUnixNanos = record.StartTimeUnixNanos;
        EndTimeUnixNanos = record.EndTimeUnixNanos;
        TraceId = record.TraceId.ToActivityTraceId();
        SpanId = SpanIds.ToActivitySpanId(record.SpanId);
        ParentSpanId = record.ParentSpanId == 0 ? default : SpanIds.ToActivitySpanId(record.ParentSpanId);
        Kind = record.Kind;
        Status = record.Status;
        StatusDescription = record.StatusDescription;
        Attributes = AttributesOf(record, variables);
        Links = record.Links.IsEmpty ? ReadOnlyCollection<ActivityContext>.Empty : Array.AsReadOnly(record.Links.ToArray());
        Children = children;
    }

    /// <summary>Scope of the span: the full name of its class, nested types after a dot, generics without arity.</summary>
    public string Scope { get; }

    /// <summary>Name of the span.</summary>
    public string Name { get; }

    /// <summary>Start in milliseconds since the Unix epoch.</summary>
    public long StartTsMillis => StartTimeUnixNanos / SpanTime.NanosPerMilli;

    /// <summary>End in milliseconds since the Unix epoch, not before the start.</summary>
    public long EndTsMillis => EndTimeUnixNanos / SpanTime.NanosPerMilli;

    /// <summary>Start in nanoseconds since the Unix epoch.</summary>
    public long StartTimeUnixNanos { get; }

    /// <summary>End in nanoseconds since the Unix epoch, not before the start.</summary>
    public long EndTimeUnixNanos { get; }

    /// <summary>End minus start, in steps of 100 nanoseconds.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks((EndTimeUnixNanos - StartTimeUnixNanos) / TimeSpan.NanosecondsPerTick);

    /// <summary>
    /// The attributes: string, long, double or bool. Variables of the group keep their angle brackets (<c>&lt;host&gt;</c>); an attribute
    /// that the function set wins over a variable of the same name.
    /// </summary>
    public IReadOnlyDictionary<string, object> Attributes { get; }

    /// <summary>The spans that were added below this one by hand. Nested <c>[Span]</c> calls are not here: each is reported by itself.</summary>
    public IReadOnlyList<Span> Children { get; }

    /// <summary>The trace that the span belongs to.</summary>
    public ActivityTraceId TraceId { get; }

    /// <summary>Id of the span.</summary>
    public ActivitySpanId SpanId { get; }

    /// <summary>Id of the span around this one; the default value when there is none.</summary>
    public ActivitySpanId ParentSpanId { get; }

    /// <summary>Kind of the span.</summary>
    public ActivityKind Kind { get; }

    /// <summary>Links to other spans.</summary>
    public IReadOnlyList<ActivityContext> Links { get; }

    /// <summary>Outcome of the work.</summary>
    public SpanStatus Status { get; }

    /// <summary>Explains <see cref="Status"/>; <see langword="null"/> when nothing was said.</summary>
    public string? StatusDescription { get; }

    /// <summary>Starts a span that is built by hand. Never throws.</summary>
    /// <param name="classScope">The class that gives the span its scope. <see langword="null"/> gives the scope <c>unknown</c> and a warning.</param>
    /// <param name="name">Name of the span. A null or blank name gives the name <c>unnamed</c> and a warning.</param>
    /// <returns>The builder.</returns>
    public static SpanBuilder Builder(Type classScope, string name)
    {
        var record = new SpanRecord(hasBuilder: true) { Scope = TypeScope.Of(classScope), Name = name };
        if (classScope is null)
        {
            record.Problems |= SpanProblems.NullScope;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            record.Name = Unnamed;
            record.Problems |= SpanProblems.BlankName;
        }

        return new SpanBuilder(record);
    }

    /// <summary>
    /// The text of Flink's <c>SimpleSpan</c>, which its Slf4j reporter logs, so that one log parser serves both. Numbers are written as Java writes them;
    /// attributes stand in the order of <see cref="Attributes"/>.
    /// </summary>
    /// <returns>For example <c>SimpleSpan{scope=S, name=N, startTsMillis=1, endTsMillis=2, attributes={k=v}, children=[]}</c>.</returns>
    public override string ToString() => SpanText.Render(this);

    /// <summary>Makes the span of a completed record, with its children.</summary>
    internal static Span From(SpanRecord record, SpanVariables variables) =>
        record.Children.IsEmpty ? new Span(record, variables, ReadOnlyCollection<Span>.Empty) : FromTree(record, variables);

    private static ReadOnlyDictionary<string, object> AttributesOf(SpanRecord record, SpanVariables variables)
    {
        var own = record.Attributes;
        if (own.IsEmpty && variables.IsEmpty)
        {
            return NoAttributes;
        }

        var attributes = new Dictionary<string, object>(own.Length + variables.Count, StringComparer.Ordinal);
        foreach (var (key, value) in variables.Values)
        {
            attributes[key] = value;
        }

        foreach (ref readonly var attribute in own)
        {
            attributes[attribute.Key] = attribute.Boxed;
        }

        return new ReadOnlyDictionary<string, object>(attributes);
    }

    // From the last span to the first: each finds its children, which stand behind it, made.
    private static Span FromTree(SpanRecord root, SpanVariables variables)
    {
        var records = SpanTree.LevelOrder(root);
        var spans = new Span[records.Count];
        var childrenEnd = spans.Length;
        for (var i = spans.Length - 1; i >= 0; i--)
        {
            var childrenStart = childrenEnd - records[i].Children.Length;
            var children = childrenStart == childrenEnd
                ? ReadOnlyCollection<Span>.Empty
                : Array.AsReadOnly(spans[childrenStart..childrenEnd]);
            spans[i] = new Span(records[i], variables, children);
            childrenEnd = childrenStart;
        }

        return spans[0];
    }
}
