using System.Globalization;

namespace Instrumentation.Configuration;

/// <summary>Parses sizes as Flink's <c>MemorySize.parse</c> does: a whole number and a unit of 1024 and its powers, blanks allowed around both.</summary>
internal static class FlinkMemorySize
{
    public const string Allowed = "a whole number with a unit: b, kb, mb, gb or tb, for example '64 mb'; without unit, bytes";

    private static readonly string[][] Units =
    [
        ["", "b", "bytes"],
        ["k", "kb", "kibibytes"],
        ["m", "mb", "mebibytes"],
        ["g", "gb", "gibibytes"],
        ["t", "tb", "tebibytes"],
    ];

    public static bool TryParse(string text, out long bytes)
    {
        var trimmed = text.Trim();
        var digits = trimmed.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var unit = digits < 0 ? "" : trimmed[digits..].Trim();
        var power = Array.FindIndex(Units, names => names.Contains(unit, StringComparer.OrdinalIgnoreCase));
        bytes = 0;
        if (power < 0
            || !long.TryParse(digits < 0 ? trimmed : trimmed[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > long.MaxValue >> (10 * power))
        {
            return false;
        }

        bytes = count << (10 * power);
        return true;
    }
}
