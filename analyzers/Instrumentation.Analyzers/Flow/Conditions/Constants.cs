using System.Globalization;

namespace Instrumentation.Analyzers.Flow.Conditions;

/// <summary>Constants of the compiler in a form in which those of different types compare.</summary>
internal static class Constants
{
    /// <summary>Whole numbers, enums and characters as decimal, others as they are: the compiler compares characters as numbers, but matches them as characters.</summary>
    public static object? Normalize(object? constant) => constant switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(constant, CultureInfo.InvariantCulture),
        char letter => (decimal)letter,
        float number => (double)number,
        _ => constant,
    };

    public static bool IsZero(object? constant) => Normalize(constant) is decimal and 0;

    public static bool IsNegative(object? constant) => Normalize(constant) is decimal and < 0;

    /// <summary>How <paramref name="left"/> stands to <paramref name="right"/>; <see cref="Orderings.NotEqual"/> when only that is known.</summary>
    public static Orderings Compare(object left, object right)
    {
        if (left.Equals(right))
        {
            return Orderings.Equal;
        }

        return (left, right) switch
        {
            (decimal a, decimal b) => a < b ? Orderings.Less : Orderings.Greater,
            (double a, double b) => a < b ? Orderings.Less : Orderings.Greater,
            _ => Orderings.NotEqual,
        };
    }
}
