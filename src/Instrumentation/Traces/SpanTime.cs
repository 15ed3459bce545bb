namespace Instrumentation.Traces;

/// <summary>Converts the times users give into nanoseconds since the Unix epoch, the unit of OTLP.</summary>
internal static class SpanTime
{
    public const long NanosPerMilli = 1_000_000;
    private const long NanosPerTick = 100;

    /// <summary>Converts milliseconds; false when they lie before 1970 or after what 63 bits of nanoseconds hold, in 2262.</summary>
    public static bool TryFromMillis(long millis, out long nanos)
    {
        var fits = millis is >= 0 and <= long.MaxValue / NanosPerMilli;
        nanos = fits ? millis * NanosPerMilli : 0;
        return fits;
    }

    /// <summary>Converts a point in time, with the same limits.</summary>
    public static bool TryFrom(DateTimeOffset time, out long nanos)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var fits = ticks is >= 0 and <= long.MaxValue / NanosPerTick;
        nanos = fits ? ticks * NanosPerTick : 0;
        return fits;
    }

    /// <summary>Converts back, in UTC, with a precision of 100 nanoseconds.</summary>
    public static DateTime ToDateTime(long unixNanos) => DateTime.UnixEpoch.AddTicks(unixNanos / NanosPerTick);
}
