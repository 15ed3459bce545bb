using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>Writes spans as an OTLP <c>ExportTraceServiceRequest</c> in JSON: ids in hexadecimal, 64-bit numbers as text, enums as numbers.</summary>
internal static class OtlpJson
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="json">Where to write.</param>
    /// <param name="spans">The spans; their children are not looked at.</param>
    /// <param name="serviceName">The resource's <c>service.name</c>.</param>
    public static void WriteRequest(Utf8JsonWriter json, IEnumerable<Span> spans, string serviceName)
    {
        json.WriteStartObject();
        json.WriteStartArray("resourceSpans"u8);
        json.WriteStartObject();
        json.WriteStartObject("resource"u8);
        json.WriteStartArray("attributes"u8);
        WriteAttribute(json, "service.name", serviceName);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans"u8);
        foreach (var scope in spans.GroupBy(span => span.Scope, StringComparer.Ordinal))
        {
            WriteScope(json, scope);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, IGrouping<string, Span> scope)
    {
        json.WriteStartObject();
        json.WriteStartObject("scope"u8);
        json.WriteString("name"u8, scope.Key);
        json.WriteEndObject();
        json.WriteStartArray("spans"u8);
        foreach (var span in scope)
        {
            WriteSpan(json, span);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, Span span)
    {
        json.WriteStartObject();
        json.WriteString("traceId"u8, span.TraceId.ToHexString());
        json.WriteString("spanId"u8, span.SpanId.ToHexString());
        if (span.ParentSpanId != default(ActivitySpanId))
        {
            json.WriteString("parentSpanId"u8, span.ParentSpanId.ToHexString());
        }

        json.WriteString("name"u8, span.Name);

        // OTLP counts from 1, 0 being "unspecified"; the order is that of ActivityKind.
        json.WriteNumber("kind"u8, (int)span.Kind + 1);
        json.WriteString("startTimeUnixNano"u8, Text(span.StartTimeUnixNanos));
        json.WriteString("endTimeUnixNano"u8, Text(span.EndTimeUnixNanos));
        WriteAttributes(json, span.Attributes);
        WriteLinks(json, span.Links);
        WriteStatus(json, span);
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, IReadOnlyDictionary<string, object> attributes)
    {
        json.WriteStartArray("attributes"u8);
        foreach (var (key, value) in attributes)
        {
            var name = VariableName.WithoutBrackets(key);
            if (name.Length == key.Length || !attributes.ContainsKey(name))
            {
                WriteAttribute(json, name, value);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteAttribute(Utf8JsonWriter json, string name, object value)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, name);
        json.WriteStartObject("value"u8);
        switch (value)
        {
            case string text:
                json.WriteString("stringValue"u8, text);
                break;
            case long number:
                json.WriteString("intValue"u8, Text(number));
                break;
            case bool truth:
                json.WriteBoolean("boolValue"u8, truth);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber("doubleValue"u8, number);
                break;
            case double number:
                json.WriteString("doubleValue"u8, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, IReadOnlyList<ActivityContext> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        json.WriteStartArray("links"u8);
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("traceId"u8, link.TraceId.ToHexString());
            json.WriteString("spanId"u8, link.SpanId.ToHexString());
            if (!string.IsNullOrEmpty(link.TraceState))
            {
                json.WriteString("traceState"u8, link.TraceState);
            }

            json.WriteNumber("flags"u8, (int)link.TraceFlags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStatus(Utf8JsonWriter json, Span span)
    {
        json.WriteStartObject("status"u8);
        if (span.Status != SpanStatus.Unset)
        {
            json.WriteNumber("code"u8, (int)span.Status);
        }

        if (span.StatusDescription is { } description)
        {
            json.WriteString("message"u8, description);
        }

        json.WriteEndObject();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
