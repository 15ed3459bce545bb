namespace Instrumentation.Tests.Doubles;

/// <summary>Waits for a condition, with a limit that only a fault reaches.</summary>
internal static class Wait
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task Until(Func<bool> condition)
    {
        var limit = Task.Delay(Limit);
        while (!condition())
        {
            Assert.False(limit.IsCompleted, "The condition was not met within the limit.");
            await Task.Delay(1);
        }
    }
}
