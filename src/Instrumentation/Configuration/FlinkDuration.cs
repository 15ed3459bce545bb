using System.Globalization;

namespace Instrumentation.Configuration;

/// <summary>Parses durations as Flink's <c>TimeUtils.parseDuration</c> does: a whole number and a unit, blanks allowed around both.</summary>
internal static class FlinkDuration
{
    public const string Allowed = "a whole number with a unit: ns, us, ms, s, min, h or d, for example '10 s' or '500ms'";

    private static readonly Dictionary<string, double> TicksPerUnit = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = TimeSpan.TicksPerMillisecond,
        ["ns"] = 1.0 / TimeSpan.NanosecondsPerTick,
        ["nano"] = 1.0 / TimeSpan.NanosecondsPerTick,
        ["us"] = TimeSpan.TicksPerMicrosecond,
        ["µs"] = TimeSpan.TicksPerMicrosecond,
        ["micro"] = TimeSpan.TicksPerMicrosecond,
        ["microsecond"] = TimeSpan.TicksPerMicrosecond,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["milli"] = TimeSpan.TicksPerMillisecond,
        ["millisecond"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["sec"] = TimeSpan.TicksPerSecond,
        ["second"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["min"] = TimeSpan.TicksPerMinute,
        ["minute"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["hour"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
        ["day"] = TimeSpan.TicksPerDay,
    };

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.IndexOfAnyExceptInRange('0', '9');
        var number = digits < 0 ? trimmed : trimmed[..digits];
        var unit = digits < 0 ? "" : trimmed[digits..].Trim().ToString();
        duration = default;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !TryGetTicks(unit, out var ticksPerUnit)
            || count * ticksPerUnit >= long.MaxValue)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(count * ticksPerUnit));
        return true;
    }

    // Flink takes plurals of the long names: seconds, minutes.
    private static bool TryGetTicks(string unit, out double ticks) =>
        TicksPerUnit.TryGetValue(unit, out ticks)
        || (unit.Length > 3 && unit[^1] is 's' or 'S' && TicksPerUnit.TryGetValue(unit[..^1], out ticks));
}
