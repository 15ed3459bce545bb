namespace Instrumentation.Analyzers;

/// <summary>Names by which methods of users say that they tell the present time.</summary>
internal static class ClockNames
{
    public static bool IsNow(string name) =>
        name.EndsWith("Now", StringComparison.Ordinal) || name.StartsWith("Now", StringComparison.Ordinal)
        || name.Contains("UtcNow") || name.Contains("CurrentTime");
}
