using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class VariableSettingsTests
{
    [Theory]
    [InlineData("host;job_id")]
    [InlineData(" host ; job_id ;")]
    [InlineData("<host>;<job_id>")]
    [InlineData("'host';\"job_id\"")]
    public async Task Excluded_variables_are_left_out_with_or_without_brackets(string excludes)
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.variables.excludes", excludes));

        configured.Report("work");

        var attributes = Assert.Single(configured.Spans()).Attributes;
        Assert.False(attributes.ContainsKey("<host>"));
        Assert.False(attributes.ContainsKey("<job_id>"));
        Assert.Equal("orders", attributes["<job_name>"]);
    }

    [Fact]
    public async Task Excluded_variables_are_separated_by_semicolons_only()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.variables.excludes", "host,job_id"));

        configured.Report("work");

        Assert.True(Assert.Single(configured.Spans()).Attributes.ContainsKey("<host>"));
    }

    [Theory]
    [InlineData("region:eu,zone:a")]
    [InlineData(" region : eu , <zone> : a , ")]
    [InlineData("'region:eu'")]
    public async Task Additional_variables_are_on_the_root_and_on_every_child(string additional)
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.variables.additional", additional));

        configured.Group.AddSpan(Span.Builder(typeof(VariableSettingsTests), "root").AddChild(Span.Builder(typeof(VariableSettingsTests), "child")));

        var root = Assert.Single(configured.Spans());
        Assert.Equal("eu", root.Attributes["<region>"]);
        Assert.Equal("eu", Assert.Single(root.Children).Attributes["<region>"]);
        Assert.Equal(additional.Contains("zone", StringComparison.Ordinal), root.Attributes.ContainsKey("<zone>"));
    }

    [Fact]
    public async Task A_value_may_hold_separators()
    {
        await using var configured = ConfiguredRegistry.WithMemory(
            ("scope.variables.additional", "url:http://x:80/y,'motto:\"a,b: it''s\"',empty:"));

        configured.Report("work");

        var attributes = Assert.Single(configured.Spans()).Attributes;
        Assert.Equal("http://x:80/y", attributes["<url>"]);
        Assert.Equal("a,b: it's", attributes["<motto>"]);
        Assert.Equal("", attributes["<empty>"]);
    }

    [Fact]
    public async Task Additional_variables_may_have_a_key_each()
    {
        await using var configured = ConfiguredRegistry.WithMemory(
            ("scope.variables.additional", "region:eu"), ("scope.variables.additional.zone", "a,b:c"));

        configured.Report("work");

        var attributes = Assert.Single(configured.Spans()).Attributes;
        Assert.Equal("eu", attributes["<region>"]);
        Assert.Equal("a,b:c", attributes["<zone>"]);
        Assert.Empty(configured.Log.Entries);
    }

    [Fact]
    public async Task Additional_variables_win_over_those_of_the_group_and_the_users_attributes_over_both()
    {
        await using var configured = ConfiguredRegistry.WithMemory(
            ("scope.variables.additional", "host:gateway,region:eu"), ("scope.variables.excludes", "host"));

        configured.Group.AddSpan(Span.Builder(typeof(VariableSettingsTests), "work").SetAttribute("<region>", "mine"));

        var attributes = Assert.Single(configured.Spans()).Attributes;
        Assert.Equal("gateway", attributes["<host>"]);
        Assert.Equal("mine", attributes["<region>"]);
    }

    [Fact]
    public async Task Variables_of_one_reporter_never_reach_another()
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string>
        {
            ["traces.reporter.a.factory.class"] = "in-memory",
            ["traces.reporter.a.scope.variables.additional"] = "only:a",
            ["traces.reporter.b.factory.class"] = "in-memory",
            ["traces.reporter.b.scope.variables.excludes"] = "host",
            ["traces.reporter.c.factory.class"] = "in-memory",
        });

        configured.Report("work");

        var (a, b, c) = (configured.Spans("a")[0].Attributes, configured.Spans("b")[0].Attributes, configured.Spans("c")[0].Attributes);
        Assert.Equal("a", a["<only>"]);
        Assert.True(a.ContainsKey("<host>"));
        Assert.False(b.ContainsKey("<only>") || b.ContainsKey("<host>"));
        Assert.True(c.ContainsKey("<host>"));
        Assert.False(c.ContainsKey("<only>"));
    }

    [Theory]
    [InlineData("scope.variables.additional", "region")]
    [InlineData("scope.variables.additional", ":eu")]
    [InlineData("scope.variables.additional", "region:eu,region:us")]
    [InlineData("scope.variables.additional", "'region:eu")]
    [InlineData("scope.variables.additional", "'region'eu")]
    [InlineData("scope.variables.excludes", "host;'job_id")]
    public async Task A_bad_value_is_refused_with_key_value_and_what_is_allowed_and_the_others_start(string key, string value)
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string>
        {
            ["traces.reporter.bad.factory.class"] = "in-memory",
            ["traces.reporter.bad." + key] = value,
            ["traces.reporter.good.factory.class"] = "in-memory",
        });

        Assert.Equal(["good"], configured.Registry.Reporters.Keys);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.StartsWith("Could not instantiate traces reporter bad. Reporting might not be exposed. ", error, StringComparison.Ordinal);
        Assert.Contains($"traces.reporter.bad.{key}: '{value}' cannot be used; allowed is ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_", 1)]
    [InlineData(".", 0)]
    [InlineData("", 1)]
    [InlineData("::", 1)]
    public async Task A_delimiter_other_than_the_default_is_said_to_have_no_effect_on_spans(string delimiter, int warnings)
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.delimiter", delimiter));

        Assert.Equal(warnings, configured.Log.Warnings.Count(text => text.Contains("traces.reporter.m.scope.delimiter", StringComparison.Ordinal)));
        Assert.Single(configured.Registry.Reporters);
    }

    [Fact]
    public async Task A_delimiter_of_more_than_one_character_is_said_with_what_is_allowed()
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.delimiter", "::"));

        Assert.Equal(
            "Key 'traces.reporter.m.scope.delimiter' has no effect: '::' cannot be used; allowed is one character.", Assert.Single(configured.Log.Warnings));
    }

    [Theory]
    [InlineData("_")]
    [InlineData(".")]
    [InlineData("-")]
    public async Task An_identifier_is_joined_by_dots_and_its_components_are_left_as_they_are_whatever_the_delimiter_of_a_reporter(string delimiter)
    {
        await using var configured = ConfiguredRegistry.WithMemory(("scope.delimiter", delimiter));

        var group = configured.Registry.RootMetricGroup.AddGroup("a.b_c-d");

        Assert.Equal("a.b_c-d.x.y", group.GetMetricIdentifier("x.y"));
        Assert.Equal("a.b_c-d", group.LogicalScope);
    }
}
