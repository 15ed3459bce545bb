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
    public static Span Single(this IEnumerable<Span> spans, string name)
    {
        var forest = new SpanForest(spans);
        return Named(forest, name) is [var only] ? only : throw Unexpected("one span", name, forest);
    }

    /// <summary>All spans with a name: a root before its children, roots in the order of reporting.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="name">The name, after its placeholders were filled in.</param>
    /// <param name="count">How many there must be.</param>
    /// <returns>The spans.</returns>
    /// <exception cref="SpanAssertionException">There are fewer or more.</exception>
    public static IReadOnlyList<Span> Exactly(this IEnumerable<Span> spans, int count, string name)
    {
        var forest = new SpanForest(spans);
        var named = Named(forest, name);
        return named.Length == count ? named : throw Unexpected(count == 1 ? "one span" : $"{count} spans", name, forest);
    }

    /// <summary>Fails when there is a span with a name.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="name">The name, after its placeholders were filled in.</param>
    /// <exception cref="SpanAssertionException">There is one.</exception>
    public static void None(this IEnumerable<Span> spans, string name)
    {
        var forest = new SpanForest(spans);
        if (Named(forest, name).Length > 0)
        {
            throw Unexpected("no span", name, forest);
        }
    }

    /// <summary>The spans as text: a line each with name, duration, status and attributes, children and nested spans indented below their parent.</summary>
    /// <param name="spans">The spans.</param>
    /// <returns>The text, without a line break at its end.</returns>
    public static string ToTree(this IEnumerable<Span> spans) => new SpanForest(spans).ToString();

    private static Span[] Named(SpanForest forest, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return forest.All.Where(span => span.Name == name).ToArray();
    }

    private static SpanAssertionException Unexpected(string expected, string name, SpanForest forest)
    {
        var found = Named(forest, name).Length;
        return new SpanAssertionException($"Expected {expected} named '{name}', found {(found == 0 ? "none" : found)}. Recorded:{Environment.NewLine}{forest}");
    }
}
