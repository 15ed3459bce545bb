using System.Net.Http.Headers;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>How long a server asks to be left alone, within reason: from 0 to one day.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads a <c>google.protobuf.Duration</c>.</summary>
    public static TimeSpan Of(long seconds, int nanos) =>
        Limit(TimeSpan.FromTicks((Math.Clamp(seconds, -1, (long)Longest.TotalSeconds) * TimeSpan.TicksPerSecond) + (nanos / TimeSpan.NanosecondsPerTick)));

    /// <summary>Reads a <c>Retry-After</c>: seconds or a date.</summary>
    /// <returns>Null when there is none that can be read.</returns>
    public static TimeSpan? Of(RetryConditionHeaderValue? retryAfter, TimeProvider time) =>
        (retryAfter?.Delta ?? (retryAfter?.Date - time.GetUtcNow())) is { } delay ? Limit(delay) : null;

    private static TimeSpan Limit(TimeSpan delay) => delay < TimeSpan.Zero ? TimeSpan.Zero : delay > Longest ? Longest : delay;
}
