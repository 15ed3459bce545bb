using System.Globalization;

namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>Numbers that times are reckoned with, kept in a range in which the product and the quotient of two of them is a decimal.</summary>
internal static class NumberConstant
{
    private const decimal Largest = 1e13m;
    private const decimal Smallest = 1e-9m;

    /// <summary>The value of a constant.</summary>
    /// <returns>Null when it is no number, or one that no time, unit or factor can be.</returns>
    public static decimal? Of(object? constant) => constant switch
    {
        double or float => Convert.ToDouble(constant, CultureInfo.InvariantCulture) is var number && Math.Abs(number) <= (double)Largest ? InRange((decimal)number) : null,
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => InRange(Convert.ToDecimal(constant, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>The number itself.</summary>
    /// <returns>Null when it is out of range.</returns>
    public static decimal? InRange(decimal? number) => number == 0 || (number is { } value && Math.Abs(value) is >= Smallest and <= Largest) ? number : null;
}
