using Google.Protobuf;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Doubles;

/// <summary>Requests as any exporter could send them.</summary>
public static class TraceRequest
{
    /// <summary>A request with a span of each name.</summary>
    public static ExportTraceServiceRequest Of(params string[] names)
    {
        var scope = new ScopeSpans();
        scope.Spans.AddRange(names.Select(name => new Span { Name = name }));
        return new ExportTraceServiceRequest { ResourceSpans = { new ResourceSpans { ScopeSpans = { scope } } } };
    }

    public static byte[] Bytes(params string[] names) => Of(names).ToByteArray();
}
