namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>A number that is taken for a time.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="UnitMillis">Its unit in milliseconds; null when it is not known, as that of a stopwatch.</param>
internal readonly record struct TimeNumber(TimeSource Source, decimal? UnitMillis)
{
    public static readonly TimeNumber UnixMillis = new(TimeSource.Unix, 1);

    public TimeNumber Times(decimal? factor) => this with { UnitMillis = factor is > 0 ? NumberConstant.InRange(UnitMillis / factor) : null };

    public TimeNumber Over(decimal? divisor) => this with { UnitMillis = divisor is > 0 ? NumberConstant.InRange(UnitMillis * divisor) : null };

    /// <summary>As the end of "is …".</summary>
    public string Describe() => (Source, UnitMillis) switch
    {
        (TimeSource.Move, _) => "moved by a duration in another unit",
        (TimeSource.Unix, 1) => "in milliseconds",
        (TimeSource.Unix, null) => "in a unit of the stopwatch",
        (TimeSource.Unix, 1000) => "in seconds",
        (TimeSource.Unix, 0.0001m) => "in ticks",
        (TimeSource.Unix, _) => "not in milliseconds",
        (TimeSource.LocalUnix or TimeSource.LocalCalendar, _) => "read from the local clock, not UTC",
        (TimeSource.Calendar or TimeSource.Epoch, _) => "counted from the year 1",
        (TimeSource.FileTime, _) => "counted from 1601",
        (TimeSource.Stopwatch or TimeSource.Uptime, _) => "counted from the start of the machine",
        _ => "a duration, not a point in time",
    };
}
