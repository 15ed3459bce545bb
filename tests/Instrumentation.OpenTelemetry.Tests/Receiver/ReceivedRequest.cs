using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>One request as it arrived.</summary>
public sealed class ReceivedRequest
{
    /// <summary><c>gRPC</c> or <c>HTTP</c>.</summary>
    public required string Protocol { get; init; }

    public required string Path { get; init; }

    /// <summary>The headers; those of HTTP/2 without the pseudo-headers. Names in any case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The connection that brought it.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>The subject of the client's certificate; null: it showed none.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>What it holds; null when it was not read to the end.</summary>
    public ExportTraceServiceRequest? Traces { get; set; }

    /// <summary>Whether the receiver took its spans, all or some.</summary>
    public bool IsAccepted { get; set; }

    public IEnumerable<Span> Spans => Traces is null ? [] : Traces.ResourceSpans.SelectMany(resource => resource.ScopeSpans).SelectMany(scope => scope.Spans);
}
