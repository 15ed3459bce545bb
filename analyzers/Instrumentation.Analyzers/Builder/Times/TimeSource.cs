namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>Where a number that is taken for a time comes from.</summary>
internal enum TimeSource
{
    /// <summary>Counted from 1970, UTC.</summary>
    Unix,

    /// <summary>Counted from 1970, but by the local clock.</summary>
    LocalUnix,

    /// <summary>Counted from the year 1, UTC: <c>DateTime.Ticks</c>.</summary>
    Calendar,

    /// <summary>Counted from the year 1, by the local clock.</summary>
    LocalCalendar,

    /// <summary>The ticks of 1970 in that count.</summary>
    Epoch,

    /// <summary>Counted from 1601: <c>ToFileTime</c>.</summary>
    FileTime,

    /// <summary>Counted from the start of the machine, in a unit of the machine's own.</summary>
    Stopwatch,

    /// <summary>Counted from the start of the machine: <c>Environment.TickCount64</c>.</summary>
    Uptime,

    /// <summary>No point in time at all.</summary>
    Duration,

    /// <summary>A time that is moved by a duration in another unit than the method takes.</summary>
    Move,
}
