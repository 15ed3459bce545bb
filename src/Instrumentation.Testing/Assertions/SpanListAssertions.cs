using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Instrumentation.Traces;

namespace Instrumentation.Testing;

/// <summary>
/// Finds spans by name in what was recorded, by a <see cref="SpanRecorder"/> or an <c>InMemoryTraceReporter</c>, and fails a test when they are not there.
/// Spans that were built as a tree are looked through, too. Names are compared by ordinal value. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// var span = recorder.Spans.Single("enrich").Has("order.id", 17).Succeeded();
/// recorder.Spans.Single("look up").IsChildOf(span);
/// recorder.Spans.None("retry");
/// </code>
/// </example>
[StackTraceHidden]
public static class SpanListAssertions
{
    /// <summary>The only span with a name.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="name">The name, after its placeholders were filled in.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">There is none, or there are several.</exception>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is named after LINQ's Single, as which it reads.")]
    public static Span Single(this IEnumerable<Span> spans, string name) => Exactly(spans, 1, name)[0];

    /// <summary>All spans with a name: a root before its children, roots in the order of reporting.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="name">The name, after its placeholders were filled in.</param>
    /// <param name="count">How many there must be.</param>
    /// <returns>The spans.</returns>
    /// <exception cref="SpanAssertionException">There are fewer or more.</exception>
    public static IReadOnlyList<Span> Exactly(this IEnumerable<Span> spans, int count, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var forest = new SpanForest(spans);
        var named = forest.All.Where(span => span.Name == name).ToArray();
        return named.Length == count ? named : throw new SpanAssertionException(
            $"Expected {Text(count)} named '{name}', found {(named.Length == 0 ? "none" : named.Length)}. Recorded:{Environment.NewLine}{forest}");
    }

    /// <summary>Fails when there is a span with a name.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="name">The name, after its placeholders were filled in.</param>
    /// <exception cref="SpanAssertionException">There is one.</exception>
    public static void None(this IEnumerable<Span> spans, string name) => Exactly(spans, 0, name);

    /// <summary>The spans as text: a line each with name, duration, status and attributes, children and nested spans indented below their parent.</summary>
    /// <param name="spans">The spans.</param>
    /// <returns>The text, without a line break at its end.</returns>
    public static string ToTree(this IEnumerable<Span> spans) => new SpanForest(spans).ToString();

    private static string Text(int count) => count switch
    {
        0 => "no span",
        1 => "one span",
        _ => $"{count} spans",
    };
}
