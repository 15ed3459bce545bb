namespace Instrumentation.QuickStart.Tests;

internal static class Waiting
{
    /// <summary>Waits for a condition, with a limit that only a hang reaches.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(5, deadline.Token);
        }
    }
}
