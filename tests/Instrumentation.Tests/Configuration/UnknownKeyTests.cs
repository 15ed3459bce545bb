using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Configuration;

public class UnknownKeyTests
{
    [Theory]
    [InlineData("filter.include", "filter.includes")]
    [InlineData("scope.variable.excludes", "scope.variables.excludes")]
    [InlineData("queue-size", "queue.size")]
    [InlineData("scope.variables.additional-x", "scope.variables.additional")]
    public async Task A_key_that_a_built_in_reporter_does_not_read_is_said_with_the_nearest_it_reads(string key, string nearest)
    {
        await using var configured = ConfiguredRegistry.WithMemory((key, "*"));

        var warning = Assert.Single(configured.Log.Warnings);
        Assert.Contains($"Key 'traces.reporter.m.{key}' is not known and has no effect. Did you mean '{nearest}'?", warning, StringComparison.Ordinal);
        Assert.Single(configured.Registry.Reporters);
    }

    [Fact]
    public async Task A_key_below_that_of_a_map_is_known()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.variables.additional.zone.name", "a"));

        Assert.Empty(configured.Log.Warnings);
    }

    [Fact]
    public async Task A_users_factory_that_does_not_tell_its_keys_may_read_any()
    {
        var settings = new Dictionary<string, string>
        {
            ["traces.reporter.r.factory.class"] = nameof(AuditFactory),
            ["traces.reporter.r.any.thing"] = "x",
        };

        await using var configured = new ConfiguredRegistry(settings, new AuditFactory());

        Assert.Empty(configured.Log.Entries);
    }

    [Theory]
    [InlineData("traces.reportrs")]
    [InlineData("traces.reporter")]
    [InlineData("traces.reporter.m")]
    [InlineData("traces.sampling")]
    public async Task A_key_below_traces_that_nothing_reads_is_said(string key)
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string>
        {
            [key] = "m",
            ["traces.reporter.m.factory.class"] = "in-memory",
        });

        Assert.Contains($"'{key}'", Assert.Single(configured.Log.Warnings), StringComparison.Ordinal);
        Assert.Single(configured.Registry.Reporters);
    }

    [Fact]
    public async Task Keys_of_Flink_itself_are_none_of_our_business()
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string>
        {
            ["traces.checkpoint.span-detail-level"] = "SPAN_PER_CHECKPOINT",
            ["metrics.reporters"] = "prom",
            ["tracesX"] = "1",
            ["traces.reporter.m.factory.class"] = "in-memory",
        });

        Assert.Empty(configured.Log.Entries);
    }
}
