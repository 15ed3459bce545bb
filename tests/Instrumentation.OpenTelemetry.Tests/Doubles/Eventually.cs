using System.Diagnostics;

namespace Instrumentation.OpenTelemetry.Tests.Doubles;

/// <summary>Waits for what others do, with a limit that only a fault reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="isSo">The condition.</param>
    /// <param name="what">The condition in words.</param>
    public static async Task BecomesTrue(Func<bool> isSo, string what)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(); await Task.Delay(10))
        {
            Assert.True(waited.Elapsed < Limit, $"Within {Limit.TotalSeconds} s it did not come to this: {what}.");
        }
    }
}
