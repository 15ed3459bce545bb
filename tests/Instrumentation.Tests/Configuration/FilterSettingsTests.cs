using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

/// <summary>The group's logical scope is <c>taskmanager.job.task.operator</c>.</summary>
public class FilterSettingsTests
{
    private static readonly string[] Reported = ["Map", "Checkpoint", "enrich order", "a.b", "aXb", "what? (yes)"];

    [Theory]
    [InlineData("*:*:*", "Map|Checkpoint|enrich order|a.b|aXb|what? (yes)")]
    [InlineData("*", "Map|Checkpoint|enrich order|a.b|aXb|what? (yes)")]
    [InlineData("taskmanager.*", "Map|Checkpoint|enrich order|a.b|aXb|what? (yes)")]
    [InlineData("*.job.*:Map", "Map")]
    [InlineData("*:Map,Check*", "Map|Checkpoint")]
    [InlineData(" * : Map , Checkpoint ", "Map|Checkpoint")]
    [InlineData("jobmanager,taskmanager.job.task.operator:Map", "Map")]
    [InlineData("jobmanager.job;*:*point", "Checkpoint")]
    [InlineData("*:en*ch*er", "enrich order")]
    [InlineData("*:a.b", "a.b")]
    [InlineData("*:what? (yes)", "what? (yes)")]
    [InlineData("*:a*", "a.b|aXb")]
    [InlineData("*:map", "")]
    [InlineData("*:[A-Z]*", "")]
    [InlineData("jobmanager.job", "")]
    [InlineData("task", "")]
    [InlineData("taskmanagerXjobXtaskXoperator", "")]
    [InlineData("*.operator.*", "")]
    public async Task Includes_take_scopes_and_names_with_the_star_as_the_only_wildcard(string includes, string expected)
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.includes", includes));

        configured.Report(Reported);

        Assert.Equal(expected, Names(configured));
        Assert.Empty(configured.Log.At(LogLevel.Error));
    }

    [Theory]
    [InlineData("*", "")]
    [InlineData("taskmanager.job.task.operator", "")]
    [InlineData("taskmanager.job.task", "Map|Checkpoint|enrich order|a.b|aXb|what? (yes)")]
    [InlineData("*:Map,a.b;*:Check*", "enrich order|aXb|what? (yes)")]
    [InlineData("", "Map|Checkpoint|enrich order|a.b|aXb|what? (yes)")]
    public async Task Excludes_take_away(string excludes, string expected)
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.excludes", excludes));

        configured.Report(Reported);

        Assert.Equal(expected, Names(configured));
    }

    [Fact]
    public async Task An_exclude_wins_over_an_include()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.includes", "*:Map,Checkpoint"), ("filter.excludes", "*:Map"));

        configured.Report(Reported);

        Assert.Equal("Checkpoint", Names(configured));
    }

    [Fact]
    public async Task Only_the_name_of_the_root_is_looked_at_and_children_follow()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.includes", "*:root"), ("filter.excludes", "*:child"));

        configured.Group.AddSpan(Span.Builder(GetType(), "root").AddChild(Span.Builder(GetType(), "child")));

        Assert.Equal("child", Assert.Single(Assert.Single(configured.Spans()).Children).Name);
    }

    [Fact]
    public async Task Groups_of_the_user_are_part_of_the_scope_and_values_are_not()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.includes", "*.operator.cache.shard"));

        configured.Group.AddGroup("cache").AddGroup("shard", "7").AddSpan(Span.Builder(GetType(), "in"));
        configured.Group.AddGroup("cache").AddSpan(Span.Builder(GetType(), "out"));

        Assert.Equal("in", Names(configured));
    }

    [Fact]
    public async Task The_root_group_has_the_empty_scope()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.includes", ":here"));

        configured.Registry.RootMetricGroup.AddSpan(Span.Builder(GetType(), "here"));
        configured.Report("here");

        Assert.Equal("here", Names(configured));
    }

    [Fact]
    public async Task A_filtered_span_is_not_counted()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.excludes", "*:Map"));

        configured.Report("Map", "Checkpoint");

        Assert.Equal(new Instrumentation.Runtime.ReporterStatistics(1, 0, 0, 0), configured.Registry.Statistics["m"]);
    }

    [Theory]
    [InlineData("filter.includes", "")]
    [InlineData("filter.includes", " ; ")]
    [InlineData("filter.includes", "*:Map:counter")]
    [InlineData("filter.excludes", "*:Map:*:*")]
    [InlineData("filter.excludes", "*;'*:Map")]
    public async Task A_filter_that_cannot_be_used_is_refused_with_key_value_and_what_is_allowed(string key, string value)
    {
        await using var configured = ConfiguredRegistry.WithMemory((key, value));

        Assert.Empty(configured.Registry.Reporters);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains($"traces.reporter.m.{key}: '{value}' cannot be used; allowed is a list", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_would_explode_as_a_regular_expression_is_matched_quickly()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("filter.includes", "*:" + string.Concat(Enumerable.Repeat("*a", 50)) + "b"));

        configured.Report(new string('a', 10_000));

        Assert.Empty(configured.Spans());
    }

    private static string Names(ConfiguredRegistry configured) => string.Join('|', configured.Spans().Select(span => span.Name));
}
