using System.Globalization;

namespace Instrumentation.Traces;

/// <summary>Writes the value of an attribute as Java does.</summary>
internal static class JavaText
{
    public static string Of(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number => Of(number),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    // Double.toString: the shortest digits that give the number back, at least one behind the point, and an exponent outside [0.001, 10,000,000).
    private static string Of(double number)
    {
        var magnitude = Math.Abs(number);
        if (!double.IsFinite(number) || magnitude is 0 or (>= 1e-3 and < 1e7))
        {
            var text = number.ToString("R", CultureInfo.InvariantCulture);
            return double.IsInteger(number) ? text + ".0" : text;
        }

        return Scientific(number.ToString("R", CultureInfo.InvariantCulture));
    }

    // 12345678.9, 1E+20 and 1E-05 become 1.23456789E7, 1.0E20 and 1.0E-5.
    private static string Scientific(string text)
    {
        var parts = text.TrimStart('-').Split('E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        var (whole, fraction) = parts[0].Split('.') is [var before, var behind] ? (before, behind) : (parts[0], "");
        var significant = (whole + fraction).TrimStart('0');
        exponent += significant.Length - fraction.Length - 1;
        significant = significant.TrimEnd('0');
        var sign = text[0] == '-' ? "-" : "";
        return $"{sign}{significant[0]}.{(significant.Length == 1 ? "0" : significant[1..])}E{exponent}";
    }
}
