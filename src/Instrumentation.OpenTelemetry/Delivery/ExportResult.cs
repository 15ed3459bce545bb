namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>The answer to one attempt.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">What happened, where, why, and what can be done, in whole sentences for the log; null when there is nothing to say.</param>
/// <param name="RetryAfter">How long the server asks to be left alone (<c>Retry-After</c>, <c>RetryInfo</c>); from 0 to one day; null when it did not say.</param>
/// <param name="RejectedSpans">How many spans of a delivered request the back end did not take, as it says (<c>partial_success</c>); from 0.</param>
internal sealed record ExportResult(ExportOutcome Outcome, string? Message = null, TimeSpan? RetryAfter = null, long RejectedSpans = 0);
