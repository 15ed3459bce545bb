using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class ReporterIsolationTests
{
    [Theory]
    [InlineData("exporter.endpoint", "traces.reporter.bad.exporter.endpoint: 'here' cannot be used; allowed is a URL.")]
    [InlineData("crash", "Could not instantiate traces reporter bad. Reporting might not be exposed.")]
    public async Task A_reporter_that_throws_when_opened_is_left_out_and_the_others_report(string fault, string expected)
    {
        var settings = new Dictionary<string, string>
        {
            ["traces.reporter.bad.factory.class"] = nameof(ScriptedFactory),
            ["traces.reporter.good.factory.class"] = "in-memory",
        };

        await using var configured = new ConfiguredRegistry(settings, new ScriptedFactory(config => new ScriptedReporter
        {
            OnOpen = () => throw (fault == "crash" ? new InvalidOperationException("crashed") : config.Invalid(fault, "here", "a URL")),
            OnSpan = _ => throw new InvalidOperationException("It was never opened."),
        }));
        configured.Report("work");

        Assert.Equal(["good"], configured.Registry.Reporters.Keys);
        Assert.Single(configured.Spans("good"));
        Assert.Contains(expected, Assert.Single(configured.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_read_whatever_the_order_of_keys()
    {
        var settings = new SortedDictionary<string, string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)))
        {
            ["traces.reporter.m.factory.class"] = "in-memory",
            ["traces.reporter.m.filter.excludes"] = "*:b",
            ["traces.reporters"] = "m",
        };

        await using var configured = new ConfiguredRegistry(settings);
        configured.Report("a", "b");

        Assert.Equal("a", Assert.Single(configured.Spans()).Name);
    }
}
