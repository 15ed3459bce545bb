using System.Diagnostics;
using Instrumentation.Traces;

namespace Instrumentation.Testing;

/// <summary>Fails a test when a span is not as expected. Each returns the span, so that they can be chained. Thread-safe.</summary>
[StackTraceHidden]
public static class SpanAssertions
{
    /// <summary>Expects an attribute; the type counts, as in <c>SetAttribute</c>.</summary>
    /// <param name="span">The span.</param>
    /// <param name="key">Its key. Variables of the group have angle brackets: <c>&lt;host&gt;</c>.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">It has another value or type, or there is none.</exception>
    public static Span Has(this Span span, string key, string value) => HasValue(span, key, value);

    /// <inheritdoc cref="Has(Span, string, string)"/>
    public static Span Has(this Span span, string key, long value) => HasValue(span, key, value);

    /// <inheritdoc cref="Has(Span, string, string)"/>
    public static Span Has(this Span span, string key, double value) => HasValue(span, key, value);

    /// <inheritdoc cref="Has(Span, string, string)"/>
    public static Span Has(this Span span, string key, bool value) => HasValue(span, key, value);

    /// <summary>Expects that there is no attribute with a key.</summary>
    /// <param name="span">The span.</param>
    /// <param name="key">The key.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">There is one.</exception>
    public static Span HasNo(this Span span, string key)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.Attributes.TryGetValue(key, out var value) ? throw Unexpected(span, $"no attribute '{key}'", Text(value)) : span;
    }

    /// <summary>Expects that the status is not <see cref="SpanStatus.Error"/>.</summary>
    /// <param name="span">The span.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">It is.</exception>
    public static Span Succeeded(this Span span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.Status == SpanStatus.Error ? throw Unexpected(span, "success", StatusText(span)) : span;
    }

    /// <summary>Expects the status <see cref="SpanStatus.Error"/>.</summary>
    /// <param name="span">The span.</param>
    /// <param name="description">The status' description, which is the message of the exception that ended a <c>[Span]</c> method. Default: any.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">It has another status or description.</exception>
    public static Span Failed(this Span span, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(span);
        var isExpected = span.Status == SpanStatus.Error && (description is null || span.StatusDescription == description);
        return isExpected ? span : throw Unexpected(span, description is null ? "status Error" : $"status Error: {description}", StatusText(span));
    }

    /// <summary>Expects the status <see cref="SpanStatus.Error"/> and that an exception of exactly this type ended the span (attribute <c>error.type</c>).</summary>
    /// <typeparam name="TException">Type of the exception.</typeparam>
    /// <param name="span">The span.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">It did not fail, or by another type.</exception>
    public static Span Failed<TException>(this Span span)
        where TException : Exception =>
        Failed(span).Has("error.type", typeof(TException).FullName!);

    /// <summary>Expects that a span is directly below another one, nested or built by hand.</summary>
    /// <param name="span">The span.</param>
    /// <param name="parent">The span that is around it.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">It has another parent or none.</exception>
    public static Span IsChildOf(this Span span, Span parent)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(parent);
        return span.TraceId == parent.TraceId && span.ParentSpanId == parent.SpanId
            ? span
            : throw Unexpected(span, $"parent '{parent.Name}' (span {parent.SpanId})", ParentText(span));
    }

    /// <summary>Expects that a span begins its trace.</summary>
    /// <param name="span">The span.</param>
    /// <returns>The span.</returns>
    /// <exception cref="SpanAssertionException">It has a parent.</exception>
    public static Span IsRoot(this Span span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.ParentSpanId == default(ActivitySpanId) ? span : throw Unexpected(span, "no parent", ParentText(span));
    }

    private static Span HasValue(Span span, string key, object value)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(key);
        return span.Attributes.TryGetValue(key, out var actual) && actual.Equals(value)
            ? span
            : throw Unexpected(span, $"{key} = {Text(value)}", actual is null ? "no such attribute" : Text(actual));
    }

    private static SpanAssertionException Unexpected(Span span, string expected, string actual) =>
        new($"Span '{span.Name}': expected {expected}, found {actual}.{Environment.NewLine}{new SpanForest([span])}");

    // Says the type as well: 1 and "1" look alike, and are not equal.
    private static string Text(object value) => value switch
    {
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => FormattableString.Invariant($"{value} ({(value is long ? "long" : "double")})"),
    };

    private static string StatusText(Span span) =>
        span.StatusDescription is { } description ? $"status {span.Status}: {description}" : $"status {span.Status}";

    private static string ParentText(Span span) =>
        span.ParentSpanId == default(ActivitySpanId) ? "no parent" : $"parent {span.ParentSpanId} in trace {span.TraceId}";
}
