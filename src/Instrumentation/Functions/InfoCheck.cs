using System.Runtime.CompilerServices;

namespace Instrumentation.Functions;

/// <summary>The checks of what is said about jobs and tasks, in the form that a record's properties need.</summary>
internal static class InfoCheck
{
    public static string NotBlank(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    public static int InRange(int value, int from, int to, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < from || value > to)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; allowed is {from} to {to}.");
        }

        return value;
    }
}
