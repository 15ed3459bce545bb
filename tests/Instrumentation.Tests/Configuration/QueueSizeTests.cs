using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class QueueSizeTests
{
    [Fact]
    public async Task The_queue_holds_as_many_spans_as_the_settings_say_and_what_comes_after_is_counted()
    {
        using var reporter = new HeldReporter();
        await using var configured = new ConfiguredRegistry(Held().With("traces.reporter.h.queue.size", "3"), reporter);

        configured.Report("held");
        Assert.True(reporter.Holding.Wait(TimeSpan.FromSeconds(60)));
        configured.Report("1", "2", "3", "4", "5");

        var counts = configured.Registry.Statistics["h"];
        Assert.Equal((3, 2), (counts.Queued, counts.Dropped));
        reporter.Release();
    }

    [Fact]
    public async Task The_default_holds_a_burst_of_65536()
    {
        using var reporter = new HeldReporter();
        await using var configured = new ConfiguredRegistry(Held(), reporter);

        configured.Report("held");
        Assert.True(reporter.Holding.Wait(TimeSpan.FromSeconds(60)));
        for (var i = 0; i < 65_537; i++)
        {
            configured.Report("burst");
        }

        var counts = configured.Registry.Statistics["h"];
        Assert.Equal((65_536, 1), (counts.Queued, counts.Dropped));
        reporter.Release();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public async Task A_size_that_is_not_positive_is_refused(string size)
    {
        using var reporter = new HeldReporter();
        await using var configured = new ConfiguredRegistry(Held().With("traces.reporter.h.queue.size", size), reporter);

        Assert.Empty(configured.Registry.Reporters);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains($"traces.reporter.h.queue.size: '{size}' cannot be used; allowed is an integer from 1 to 2147483647", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_for_a_reporter_without_a_queue_is_said_to_have_no_effect()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("queue.size", "3"));

        configured.Report("1", "2", "3", "4", "5");

        Assert.Equal(5, configured.Spans().Count);
        Assert.Contains("Key 'traces.reporter.m.queue.size' has no effect", Assert.Single(configured.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Held() => new() { ["traces.reporter.h.factory.class"] = nameof(HeldReporter) };
}
