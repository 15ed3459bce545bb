namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>One way to bring a request to the back end. Thread-safe.</summary>
internal interface IOtlpTransport : IDisposable
{
    /// <summary>Sends a request once and waits for the answer, at most for the configured time. Does not throw, except when the token is cancelled.</summary>
    /// <param name="request">An <c>ExportTraceServiceRequest</c> in protobuf.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the back end may have the spans all the same.</exception>
    Task<ExportResult> ExportAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation);
}
