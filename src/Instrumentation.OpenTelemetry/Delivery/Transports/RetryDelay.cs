using System.Net.Http.Headers;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>How long a server asks to be left alone, within reason: from 0 to one day.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan Limit(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));

    /// <summary>Reads a <c>Retry-After</c>: seconds or a date.</summary>
    /// <returns>Null when there is none that can be read.</returns>
    public static TimeSpan? Of(RetryConditionHeaderValue? retryAfter, TimeProvider time) =>
        (retryAfter?.Delta ?? (retryAfter?.Date - time.GetUtcNow())) is { } delay ? Limit(delay.TotalSeconds) : null;
}
