using System.ComponentModel;
using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <summary>
/// What all spans of one <c>[Span]</c> method have in common. Generated code holds one in a static field. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpanSite
{
    private int _calls;

    /// <summary>Describes a method.</summary>
    /// <param name="format">The <see cref="GeneratedCodeFormat.Version"/> that the code was generated for.</param>
    /// <param name="scope">Scope of the spans: what <see cref="TypeScope"/> makes of the type, found while compiling.</param>
    /// <param name="name">Name of the spans; the template of the name when it has placeholders.</param>
    /// <exception cref="InvalidOperationException">The code was generated for another runtime, which only a deployment that mixes versions brings about.</exception>
    public SpanSite(int format, string scope, string name)
        : this(scope, name)
    {
        if (format != GeneratedCodeFormat.Version)
        {
            throw new InvalidOperationException(
                $"The code that [Span] generated in '{scope}' has format {format}, and the Instrumentation {typeof(SpanSite).Assembly.GetName().Version} that runs here reads "
                + $"format {GeneratedCodeFormat.Version}: build the project of '{scope}' with the package version that the application runs with.");
        }
    }

    internal SpanSite(string scope, string name)
    {
        Scope = scope;
        Name = name;
    }

    /// <summary>Scope of the spans.</summary>
    public string Scope { get; }

    /// <summary>Name of the spans, or its template.</summary>
    public string Name { get; }

    /// <summary><see cref="SpanAttribute.Kind"/>.</summary>
    public ActivityKind Kind { get; init; }

    /// <summary><see cref="SpanAttribute.Leaf"/>.</summary>
    public bool IsLeaf { get; init; }

    /// <summary><see cref="SpanAttribute.MinDurationMs"/>.</summary>
    public double MinDurationMs
    {
        get => MinDurationNanos / (double)SpanTime.NanosPerMilli;
        init => MinDurationNanos = (long)(value * SpanTime.NanosPerMilli);
    }

    /// <summary><see cref="SpanAttribute.OnlyOnError"/>.</summary>
    public bool OnlyOnError { get; init; }

    /// <summary><see cref="SpanAttribute.Every"/>.</summary>
    public int Every { get; init; } = 1;

    /// <summary><see cref="SpanAttribute.StackTrace"/>.</summary>
    public bool RecordsStackTrace { get; init; }

    internal long MinDurationNanos { get; private init; }

    /// <summary>True when a span may turn out not to be reported, so that nothing may name it as its parent.</summary>
    internal bool IsConditional => MinDurationNanos > 0 || OnlyOnError || Every > 1;

    /// <summary>Opens the span of one call. Never throws.</summary>
    /// <param name="metricGroup">The group that the span is reported to.</param>
    /// <returns>The open span, to be reported exactly once and not used after.</returns>
    public ActiveSpan Start(MetricGroup metricGroup) => ActiveSpan.Rent().Begin(this, metricGroup);

    /// <summary>Opens the span of one call whose Core takes a builder. It is not pooled, so a builder that was kept never writes into another span.</summary>
    /// <param name="metricGroup">The group that the span is reported to.</param>
    /// <returns>The open span, to be reported exactly once.</returns>
    public ActiveSpan StartWithBuilder(MetricGroup metricGroup) => ActiveSpan.WithBuilder().Begin(this, metricGroup);

    /// <summary>
    /// Prepares the spans of a stream: what is set on the result is set on the span that each enumeration opens. Never throws.
    /// </summary>
    /// <param name="metricGroup">The group that the spans are reported to.</param>
    /// <returns>A span that is not open: it is not reported itself.</returns>
    public ActiveSpan Prepare(MetricGroup metricGroup) => ActiveSpan.NotOpened(this, metricGroup);

    /// <summary>True for the calls that <see cref="Every"/> picks, the first one among them.</summary>
    internal bool PicksThisCall() => Every <= 1 || (uint)(Interlocked.Increment(ref _calls) - 1) % (uint)Every == 0;
}
