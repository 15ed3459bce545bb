namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>The answer to one attempt.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">What the server or the network said, for the log; null when there is nothing to say.</param>
/// <param name="RetryAfter">How long the server asks to be left alone (<c>Retry-After</c>, <c>RetryInfo</c>); null when it did not say.</param>
/// <param name="RejectedSpans">How many spans of a delivered request the back end did not take (<c>partial_success</c>).</param>
internal sealed record ExportResult(ExportOutcome Outcome, string? Message = null, TimeSpan? RetryAfter = null, long RejectedSpans = 0);
