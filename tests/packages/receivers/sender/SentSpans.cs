using System.Globalization;
using System.Text.Json.Nodes;
using Instrumentation.Traces;

namespace Sender;

/// <summary>Spans as their public face shows them, in the form in which spans are compared: times and integers as text, since JSON's numbers cannot hold them.</summary>
internal static class SentSpans
{
    public static string ToJson(IEnumerable<Span> spans) => new JsonArray([.. spans.SelectMany(Flatten).Select(ToNode)]).ToJsonString();

    private static IEnumerable<Span> Flatten(Span span) => span.Children.SelectMany(Flatten).Prepend(span);

    private static JsonNode ToNode(Span span) => new JsonObject
    {
        ["scope"] = span.Scope,
        ["traceId"] = span.TraceId.ToHexString(),
        ["spanId"] = span.SpanId.ToHexString(),
        ["parentSpanId"] = span.ParentSpanId == default ? "" : span.ParentSpanId.ToHexString(),
        ["name"] = span.Name,
        ["kind"] = span.Kind.ToString().ToUpperInvariant(),
        ["start"] = Text(span.StartTimeUnixNanos),
        ["end"] = Text(span.EndTimeUnixNanos),
        ["status"] = span.Status.ToString().ToUpperInvariant(),
        ["description"] = span.StatusDescription ?? "",
        ["attributes"] = new JsonObject(span.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, ToNode(attribute.Value)))),
        ["links"] = new JsonArray([.. span.Links.Select(link => new JsonObject { ["traceId"] = link.TraceId.ToHexString(), ["spanId"] = link.SpanId.ToHexString() })]),
    };

    private static JsonNode? ToNode(object value) => value switch
    {
        string text => new JsonObject { ["string"] = text },
        long number => new JsonObject { ["int"] = Text(number) },
        double number => new JsonObject { ["double"] = number },
        bool truth => new JsonObject { ["bool"] = truth },
        _ => throw new ArgumentException($"A value of type {value.GetType()} is not one that a span has.", nameof(value)),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
