using Instrumentation.Hosting.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Hosting.Tests;

public class ConfigurationKeyTests
{
    [Theory]
    [InlineData("traces.reporter.otel.{0}")]
    [InlineData("traces:reporter:otel:{0}")]
    [InlineData("traces.reporter:otel.{0}")]
    [InlineData("traces:reporter.otel:{0}")]
    [InlineData("Traces:Reporter:Otel:{0}")]
    [InlineData("TRACES:REPORTER:OTEL:{0}")]
    public void Parts_of_keys_are_separated_by_colons_and_dots_and_written_in_either_case(string prefix)
    {
        var configured = Configured.From(Prefixed(prefix, ("factory:class", "ProbeFactory"), ("exporter:endpoint", "http://collector:4317"), ("exporter.timeout", "10 s")));

        Assert.Equal(["otel"], configured.Reporters.Keys);
        Assert.Equal(Source.Of(("exporter.endpoint", "http://collector:4317"), ("exporter.timeout", "10 s")), configured.Reporters["otel"]);
        Assert.Empty(configured.Warnings);
    }

    [Theory]
    [InlineData("traces.reporter.otel.exporter.endpoint", "TRACES:REPORTER:OTEL:EXPORTER:ENDPOINT")]
    [InlineData("TRACES:REPORTER:OTEL:EXPORTER:ENDPOINT", "traces.reporter.otel.exporter.endpoint")]
    [InlineData("traces:reporter:otel:exporter:endpoint", "traces.reporter.otel.exporter.endpoint")]
    [InlineData("traces.reporter.otel.exporter.endpoint", "traces:reporter:otel:exporter.endpoint")]
    public void The_source_added_last_wins_however_it_writes_the_key(string earlier, string later)
    {
        var configured = Configured.From(Source.Probe("otel"), [new(earlier, "earlier")], [new(later, "later")]);

        Assert.Equal("later", configured.Reporters["otel"]["exporter.endpoint"]);
        Assert.Empty(configured.Warnings);
    }

    [Fact]
    public void A_setting_twice_in_one_source_is_said()
    {
        var configured = Configured.From(Source.Probe("otel"), Source.Of(("traces:reporter:otel:x", "1"), ("traces:reporter:otel:y", "2"), ("traces.reporter.otel.x", "3"), ("traces.reporter.otel.y", "2")));

        Assert.Equal("3", configured.Reporters["otel"]["x"]);
        Assert.Equal(
            ["A setting stands twice in one source of the configuration, or in a section of it, as 'traces.reporter.otel.x' and as 'traces:reporter:otel:x'; 'traces.reporter.otel.x' is used."],
            configured.Warnings);
    }

    [Theory]
    [InlineData("hostUrl", "hostUrl")]
    [InlineData("HostUrl", "hostUrl")]
    [InlineData("HOSTURL", "hosturl")]
    [InlineData("Span-Limit", "span-Limit")]
    [InlineData("x1", "x1")]
    public void A_part_begins_in_lower_case_and_one_in_capitals_only_is_lower_case(string written, string expected) =>
        Assert.Equal(Source.Of((expected, "v")), Configured.From(Source.Probe("my"), [new("traces.reporter.my." + written, "v")]).Reporters["my"]);

    [Fact]
    public void Capitals_only_take_the_spelling_of_another_source()
    {
        var configured = Configured.From(
            Source.Probe("eastEurope"),
            [new("TRACES:REPORTER:EASTEUROPE:HOSTURL", "early"), new("TRACES:REPORTER:EASTEUROPE:TOPICNAME", "orders")],
            [new("traces.reporter.eastEurope.hostUrl", "late")]);

        Assert.Equal(Source.Of(("hostUrl", "late"), ("topicname", "orders")), configured.Reporters["eastEurope"]);
    }

    [Theory]
    [InlineData("Otel", "Otel,File")]
    [InlineData("otel", "OTEL, FILE")]
    [InlineData("OTEL", "otel,file")]
    public void Listed_names_are_those_of_the_reporters_in_either_case(string name, string listed)
    {
        var configured = Configured.From(Source.Probe(name), Source.Probe("file"), Source.Probe("other"), [new("traces.reporters", listed)]);

        Assert.Equal(["file", "otel"], configured.Reporters.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(configured.Warnings);
    }

    [Fact]
    public void A_listed_name_that_is_not_there_is_said()
    {
        var warning = Assert.Single(Configured.From(Source.Probe("otel"), [new("traces.reporters", "otel,Console")]).Warnings);

        Assert.Contains("'Console' is listed in traces.reporters but not configured", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traces:")]
    [InlineData("traces..x")]
    [InlineData("traces")]
    [InlineData("traces.reporter")]
    [InlineData("traces:reporter:")]
    [InlineData("traces.reporter.5")]
    [InlineData("traces:99999999999999999999")]
    public void A_key_that_means_nothing_leaves_the_others_as_they_are(string key)
    {
        var configured = Configured.From(Source.Probe("a"), [new(key, "v")]);

        Assert.Equal(["a"], configured.Reporters.Keys);
    }

    [Theory]
    [InlineData("traces:typo", "traces.typo")]
    [InlineData("traces:99999999999999999999", "traces.99999999999999999999")]
    [InlineData("Traces:Reporters:X:Y", "traces.reporters.x.y")]
    public void A_key_that_is_not_known_is_said(string key, string said) =>
        Assert.Contains($"Key '{said}' is not known", Assert.Single(Configured.From(Source.Probe("a"), [new(key, "v")]).Warnings), StringComparison.Ordinal);

    [Fact]
    public void Settings_for_others_are_left_alone()
    {
        var configured = Configured.From(Source.Probe("a"), Source.Of(("TracesOfOthers:x", "1"), ("Logging:LogLevel:Default", "Debug"), ("tracestate", "x")));

        Assert.Empty(configured.Reporters["a"]);
        Assert.Empty(configured.Warnings);
    }

    [Fact]
    public void A_value_that_was_changed_before_the_registry_is_created_counts()
    {
        var configuration = new ConfigurationManager();
        var probe = new ProbeFactory();
        using var provider = new ServiceCollection().AddInstrumentation(configuration).AddSingleton<Reporters.ITraceReporterFactory>(probe).BuildServiceProvider();
        configuration.AddInMemoryCollection(Source.Probe("late"));

        provider.Registry();

        Assert.Equal(["late"], probe.Settings.Keys);
    }

    private static Dictionary<string, string?> Prefixed(string format, params (string Key, string Value)[] settings) =>
        settings.ToDictionary(setting => format.Replace("{0}", setting.Key, StringComparison.Ordinal), setting => (string?)setting.Value);
}
