using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class QueueSizeTests
{
    /// <summary>The span that the reporter holds on to counts as queued.</summary>
    private const int InReporter = 1;

    [Fact]
    public async Task The_queue_holds_as_many_spans_as_the_settings_say_and_what_comes_after_is_counted()
    {
        var counts = await FillAsync(spans: 5, ("queue.size", "3"));

        Assert.Equal((3, 2), (counts.Queued - InReporter, counts.Dropped));
    }

    [Fact]
    public async Task The_default_holds_a_burst_of_65536()
    {
        var counts = await FillAsync(spans: 65_537);

        Assert.Equal((65_536, 1), (counts.Queued - InReporter, counts.Dropped));
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
        await using var configured = Configure(new ScriptedReporter(), ("queue.size", size));

        Assert.Empty(configured.Registry.Reporters);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains($"traces.reporter.h.queue.size: '{size}' cannot be used; allowed is an integer from 1 to 2147483647", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_factory_of_a_reporter_without_a_queue_declares_is_its_own()
    {
        await using var configured = new ConfiguredRegistry(
            new Dictionary<string, string>
            {
                ["traces.reporter.r.factory.class"] = nameof(KeyedFactory),
                ["traces.reporter.r.queue.size"] = "3",
                ["traces.reporter.r.queue.when-full"] = "drop-oldest",
            },
            new KeyedFactory("queue.size"));

        Assert.Contains("'traces.reporter.r.queue.when-full' has no effect", Assert.Single(configured.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_for_a_reporter_without_a_queue_is_said_to_have_no_effect()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("queue.size", "3"));

        configured.Report("1", "2", "3", "4", "5");

        Assert.Equal(5, configured.Spans().Count);
        Assert.Contains("Key 'traces.reporter.m.queue.size' has no effect", Assert.Single(configured.Log.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Counts after spans were added to a queue whose reporter does not return from a first one.</summary>
    private static async Task<ReporterStatistics> FillAsync(int spans, params (string Key, string Value)[] keys)
    {
        using var reporter = new HangingReporter();
        await using var configured = Configure(reporter, keys);
        configured.Report("held");
        await reporter.Entered.WaitAsync(TimeSpan.FromSeconds(60));
        for (var i = 0; i < spans; i++)
        {
            configured.Report("burst");
        }

        var counts = configured.Registry.Statistics["h"];
        reporter.Release();
        return counts;
    }

    private static ConfiguredRegistry Configure(ITraceReporter reporter, params (string Key, string Value)[] keys)
    {
        var settings = keys.ToDictionary(pair => "traces.reporter.h." + pair.Key, pair => pair.Value);
        return new ConfiguredRegistry(settings.With("traces.reporter.h.factory.class", nameof(ScriptedFactory)), new ScriptedFactory(_ => reporter));
    }
}
