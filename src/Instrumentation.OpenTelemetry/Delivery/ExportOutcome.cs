namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>What became of one attempt to deliver.</summary>
internal enum ExportOutcome
{
    /// <summary>The back end has acknowledged the request, though it may have rejected some of its spans.</summary>
    Delivered,

    /// <summary>It failed in a way that may pass: the same request is worth another attempt.</summary>
    Retryable,

    /// <summary>The back end will never take this request.</summary>
    Refused,
}
