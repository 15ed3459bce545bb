using System.Text.Json;

namespace Instrumentation.QuickStart.Tests;

/// <summary>Reads trace files as a consumer of OTLP JSON would, one export request per line.</summary>
internal static class TraceFile
{
    private const int StatusError = 2;

    public static IReadOnlyList<FileSpan>? Read(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).SelectMany(SpansOfRequest)] : null;

    private static List<FileSpan> SpansOfRequest(string line)
    {
        using var request = JsonDocument.Parse(line);
        return
        [
            .. from resource in request.RootElement.GetProperty("resourceSpans").EnumerateArray()
               from scope in resource.GetProperty("scopeSpans").EnumerateArray()
               from span in scope.GetProperty("spans").EnumerateArray()
               select SpanOf(scope.GetProperty("scope").GetProperty("name").GetString()!, span),
        ];
    }

    private static FileSpan SpanOf(string scope, JsonElement span) => new(
        scope,
        span.GetProperty("name").GetString()!,
        span.GetProperty("spanId").GetString()!,
        span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString()! : "",
        span.TryGetProperty("status", out var status) && status.TryGetProperty("code", out var code) && code.GetInt32() == StatusError,
        span.GetProperty("attributes").EnumerateArray().ToDictionary(
            attribute => attribute.GetProperty("key").GetString()!,
            attribute => attribute.GetProperty("value").EnumerateObject().Single().Value.ToString()));
}
