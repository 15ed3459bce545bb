using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class WhenQueueFullSettingsTests
{
    [Theory]
    [InlineData(null, "held|1|2")]
    [InlineData("drop-newest", "held|1|2")]
    [InlineData("drop-oldest", "held|4|5")]
    [InlineData(" Drop-Oldest ", "held|4|5")]
    [InlineData("wait", "held|1|2")]
    public async Task The_rule_decides_which_spans_of_a_burst_are_kept(string? rule, string kept)
    {
        using var gate = new ManualResetEventSlim();
        var names = new List<string>();
        var reporter = new ScriptedReporter { OnSpan = span => Hold(span, gate, names) };
        var keys = new List<(string, string)> { ("queue.size", "2") };
        if (rule is not null)
        {
            keys.Add(("queue.when-full", rule));
        }

        await using var configured = Configure(reporter, [.. keys]);
        configured.Report("held");
        await Wait.Until(() => reporter.Notified == 1);

        configured.Report("1", "2", "3", "4", "5");
        gate.Set();
        Assert.True(await configured.Registry.FlushAsync(Wait.Limit));

        Assert.Equal(kept, string.Join('|', names));
        Assert.Equal(new Instrumentation.Runtime.ReporterStatistics(3, 3, 0, 0), configured.Registry.Statistics["q"]);
    }

    [Theory]
    [InlineData("queue.when-full", "block", "drop-newest, drop-oldest or wait")]
    [InlineData("queue.when-full", "", "drop-newest, drop-oldest or wait")]
    [InlineData("queue.when-full", "DropOldest", "drop-newest, drop-oldest or wait")]
    [InlineData("queue.wait-limit", "soon", "a whole number with a unit")]
    [InlineData("queue.wait-limit", "-1 s", "a whole number with a unit")]
    [InlineData("queue.wait-limit", "0 ms", "a time longer than zero; not to wait is queue.when-full: drop-newest")]
    public async Task A_value_that_cannot_be_used_is_refused_with_key_value_and_what_is_allowed(string key, string value, string allowed)
    {
        await using var configured = Configure(new ScriptedReporter(), (key, value));

        Assert.Empty(configured.Registry.Reporters);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains($"traces.reporter.q.{key}: '{value}' cannot be used; allowed is {allowed}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("drop-newest", 1)]
    [InlineData("drop-oldest", 1)]
    [InlineData("wait", 0)]
    public async Task A_limit_without_waiting_is_said_to_have_no_effect(string? rule, int warnings)
    {
        var keys = new List<(string, string)> { ("queue.wait-limit", "1 s") };
        if (rule is not null)
        {
            keys.Add(("queue.when-full", rule));
        }

        await using var configured = Configure(new ScriptedReporter(), [.. keys]);

        Assert.Equal(warnings, configured.Log.Warnings.Count(text => text.Contains("'traces.reporter.q.queue.wait-limit' has no effect", StringComparison.Ordinal)));
        Assert.Single(configured.Registry.Reporters);
    }

    [Theory]
    [InlineData("queue.when-full", "wait")]
    [InlineData("queue.when-full", "drop-newest")]
    public async Task A_rule_for_a_reporter_without_a_queue_is_said_to_have_no_effect(string key, string value)
    {
        await using var configured = ConfiguredRegistry.WithMemory((key, value));

        Assert.Contains($"Key 'traces.reporter.m.{key}' has no effect", Assert.Single(configured.Log.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop-newest", "new spans are dropped")]
    [InlineData("drop-oldest", "the oldest spans are dropped")]
    [InlineData("wait", "new spans that find no room within 3 ms are dropped")]
    public async Task What_is_lost_when_the_queue_is_full_is_said(string rule, string losses)
    {
        using var hanging = new HangingReporter();
        await using var configured = Configure(hanging, ("queue.size", "1"), ("queue.when-full", rule), ("queue.wait-limit", "3 ms"));
        configured.Report("held");
        await hanging.Entered.WaitAsync(Wait.Limit);

        configured.Report("1", "2", "3");
        hanging.Release();

        Assert.Equal($"The queue of trace reporter 'q' is full; {losses} and counted. It takes spans more slowly than they come: filter some out, or raise queue.size.", configured.Log.Warnings[^1]);
    }

    private static void Hold(Span span, ManualResetEventSlim gate, List<string> names)
    {
        gate.Wait();
        names.Add(span.Name);
    }

    private static ConfiguredRegistry Configure(Instrumentation.Reporters.ITraceReporter reporter, params (string Key, string Value)[] keys)
    {
        var settings = keys.ToDictionary(pair => "traces.reporter.q." + pair.Key, pair => pair.Value);
        return new ConfiguredRegistry(settings.With("traces.reporter.q.factory.class", nameof(ScriptedFactory)), new ScriptedFactory(_ => reporter));
    }
}
