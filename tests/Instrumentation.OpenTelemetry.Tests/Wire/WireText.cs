using System.Globalization;
using System.Text;
using Otlp;
using Span = Instrumentation.Traces.Span;
using WireSpan = Otlp.Span;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>Everything that OTLP says of a span, as text: once from what arrived, and once from the object that other reporters get.</summary>
internal static class WireText
{
    public static string Of(string scope, WireSpan span) => Text(
        scope,
        Convert.ToHexString(span.TraceId.Span),
        Convert.ToHexString(span.SpanId.Span),
        Convert.ToHexString(span.ParentSpanId.Span),
        span.Name,
        (int)span.Kind,
        span.StartTimeUnixNano,
        span.EndTimeUnixNano,
        span.Attributes.Select(attribute => $"{attribute.Key} = {Of(attribute.Value)}"),
        span.Links.Select(link => $"{Convert.ToHexString(link.TraceId.Span)} {Convert.ToHexString(link.SpanId.Span)} {link.Flags} {link.TraceState}"),
        span.Status is null ? 0 : (int)span.Status.Code,
        span.Status?.Message ?? "",
        span.DroppedAttributesCount + span.DroppedLinksCount);

    public static string Of(Span span) => Text(
        span.Scope,
        span.TraceId.ToHexString().ToUpperInvariant(),
        span.SpanId.ToHexString().ToUpperInvariant(),
        span.ParentSpanId == default ? "" : span.ParentSpanId.ToHexString().ToUpperInvariant(),
        span.Name,
        (int)span.Kind + 1,
        (ulong)span.StartTimeUnixNanos,
        (ulong)span.EndTimeUnixNanos,
        span.Attributes.Where(attribute => IsSent(attribute.Key, span)).Select(attribute => $"{WithoutBrackets(attribute.Key)} = {Of(attribute.Value)}"),
        span.Links.Select(link => $"{link.TraceId.ToHexString().ToUpperInvariant()} {link.SpanId.ToHexString().ToUpperInvariant()} {(int)link.TraceFlags} {link.TraceState}"),
        (int)span.Status,
        span.StatusDescription ?? "",
        dropped: 0);

    private static bool IsSent(string key, Span span) => WithoutBrackets(key) == key || !span.Attributes.ContainsKey(WithoutBrackets(key));

    private static string WithoutBrackets(string key) => key.Length >= 2 && key.StartsWith('<') && key.EndsWith('>') ? key[1..^1] : key;

    private static string Of(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => "text " + value.StringValue,
        AnyValue.ValueOneofCase.IntValue => "int " + value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => "double " + BitConverter.DoubleToInt64Bits(value.DoubleValue),
        AnyValue.ValueOneofCase.BoolValue => "bool " + value.BoolValue,
        var other => other.ToString(),
    };

    private static string Of(object value) => value switch
    {
        string text => "text " + text,
        long number => "int " + number.ToString(CultureInfo.InvariantCulture),
        double number => "double " + BitConverter.DoubleToInt64Bits(number),
        var truth => "bool " + truth,
    };

    private static string Text(
        string scope, string traceId, string spanId, string parentId, string name, int kind, ulong start, ulong end, IEnumerable<string> attributes, IEnumerable<string> links, int status,
        string message, uint dropped)
    {
        var text = $"""
            {scope} | {name} | {traceId} {spanId} {parentId} | kind {kind} | {start} to {end} | status {status} {message} | dropped {dropped}
            {string.Join('\n', attributes.Order(StringComparer.Ordinal))}
            {string.Join('\n', links)}
            """;

        // Half a surrogate pair has no UTF-8: it arrives as U+FFFD.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
