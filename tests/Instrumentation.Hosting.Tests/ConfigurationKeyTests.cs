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
        Assert.Equal(Settings(("exporter.endpoint", "http://collector:4317"), ("exporter.timeout", "10 s")), configured.Reporters["otel"]);
        Assert.Empty(configured.Warnings);
    }

    [Theory]
    [InlineData("traces.reporter.otel.exporter.endpoint", "TRACES:REPORTER:OTEL:EXPORTER:ENDPOINT")]
    [InlineData("TRACES:REPORTER:OTEL:EXPORTER:ENDPOINT", "traces.reporter.otel.exporter.endpoint")]
    [InlineData("traces:reporter:otel:exporter:endpoint", "traces.reporter.otel.exporter.endpoint")]
    [InlineData("traces.reporter.otel.exporter.endpoint", "traces:reporter:otel:exporter.endpoint")]
    public void The_source_added_last_wins_however_it_writes_the_key(string earlier, string later)
    {
        var configured = Configured.From(Probe("otel"), [new(earlier, "earlier")], [new(later, "later")]);

        Assert.Equal("later", configured.Reporters["otel"]["exporter.endpoint"]);
        Assert.Empty(configured.Warnings);
    }

    [Fact]
    public void A_setting_twice_in_one_source_is_said()
    {
        var configured = Configured.From(Probe("otel"), Settings(("traces:reporter:otel:x", "1"), ("traces:reporter:otel:y", "2"), ("traces.reporter.otel.x", "3"), ("traces.reporter.otel.y", "2")));

        Assert.Equal("3", configured.Reporters["otel"]["x"]);
        Assert.Equal(
            ["The same source of the configuration has a setting twice, as 'traces.reporter.otel.x' and as 'traces:reporter:otel:x'; 'traces.reporter.otel.x' is used."],
            configured.Warnings);
    }

    [Theory]
    [InlineData("hostUrl", "hostUrl")]
    [InlineData("HostUrl", "hostUrl")]
    [InlineData("HOSTURL", "hosturl")]
    [InlineData("Span-Limit", "span-Limit")]
    [InlineData("x1", "x1")]
    public void A_part_begins_in_lower_case_and_one_in_capitals_only_is_lower_case(string written, string expected) =>
        Assert.Equal(Settings((expected, "v")), Configured.From(Probe("my"), [new("traces.reporter.my." + written, "v")]).Reporters["my"]);

    [Fact]
    public void Capitals_only_take_the_spelling_of_another_source()
    {
        var configured = Configured.From(
            Probe("eastEurope"),
            [new("TRACES:REPORTER:EASTEUROPE:HOSTURL", "early"), new("TRACES:REPORTER:EASTEUROPE:TOPICNAME", "orders")],
            [new("traces.reporter.eastEurope.hostUrl", "late")]);

        Assert.Equal(Settings(("hostUrl", "late"), ("topicname", "orders")), configured.Reporters["eastEurope"]);
    }

    [Theory]
    [InlineData("Otel", "Otel,File")]
    [InlineData("otel", "OTEL, FILE")]
    [InlineData("OTEL", "otel,file")]
    public void Listed_names_are_those_of_the_reporters_in_either_case(string name, string listed)
    {
        var configured = Configured.From(Probe(name), Probe("file"), Probe("other"), [new("traces.reporters", listed)]);

        Assert.Equal(["file", "otel"], configured.Reporters.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(configured.Warnings);
    }

    [Fact]
    public void A_listed_name_that_is_not_there_is_said()
    {
        var warning = Assert.Single(Configured.From(Probe("otel"), [new("traces.reporters", "otel,Console")]).Warnings);

        Assert.Contains("'Console' is listed in traces.reporters but not configured", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_has_traces_in_it_may_be_passed()
    {
        var configuration = Build(Prefixed("Tracing:{0}", ("traces:reporter:a:factory:class", "ProbeFactory"), ("traces.reporter.a.hostUrl", "h"), ("pipeline.name", "orders")), Probe("outside"));

        var configured = Configured.From(configuration.GetSection("Tracing"));

        Assert.Equal(Settings(("hostUrl", "h")), Assert.Single(configured.Reporters).Value);
        Assert.Equal("orders", configured.Job.JobName);
    }

    [Fact]
    public void In_a_section_the_key_with_dots_wins_and_it_is_said()
    {
        var configuration = Build([new("s:traces.reporter.a.x", "dots")], [new("s:traces:reporter:a:x", "nested")], Prefixed("s:{0}", [.. Probe("a").Select(probe => (probe.Key, probe.Value!))]));

        var configured = Configured.From(configuration.GetSection("s"));

        Assert.Equal("dots", configured.Reporters["a"]["x"]);
        Assert.Contains("'traces.reporter.a.x' is used", Assert.Single(configured.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traces")]
    [InlineData("Traces")]
    [InlineData("app:traces")]
    public void The_section_traces_itself_is_refused(string path)
    {
        var exception = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddInstrumentation(Build().GetSection(path)));

        Assert.StartsWith($"Pass what the section '{path}' is in", exception.Message, StringComparison.Ordinal);
        Assert.Equal("configuration", exception.ParamName);
    }

    [Fact]
    public void Misuse_is_refused_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddInstrumentation(null!));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddInstrumentation(Build()));
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
        var configured = Configured.From(Probe("a"), [new(key, "v")]);

        Assert.Equal(["a"], configured.Reporters.Keys);
    }

    [Theory]
    [InlineData("traces:typo", "traces.typo")]
    [InlineData("traces:99999999999999999999", "traces.99999999999999999999")]
    [InlineData("Traces:Reporters:X:Y", "traces.reporters.x.y")]
    public void A_key_that_is_not_known_is_said(string key, string said) =>
        Assert.Contains($"Key '{said}' is not known", Assert.Single(Configured.From(Probe("a"), [new(key, "v")]).Warnings), StringComparison.Ordinal);

    [Fact]
    public void Settings_for_others_are_left_alone()
    {
        var configured = Configured.From(Probe("a"), Settings(("TracesOfOthers:x", "1"), ("Logging:LogLevel:Default", "Debug"), ("tracestate", "x")));

        Assert.Empty(configured.Reporters["a"]);
        Assert.Empty(configured.Warnings);
    }

    [Fact]
    public void A_value_that_was_changed_before_the_registry_is_created_counts()
    {
        var configuration = new ConfigurationManager();
        var probe = new ProbeFactory();
        using var provider = new ServiceCollection().AddInstrumentation(configuration).AddSingleton<Reporters.ITraceReporterFactory>(probe).BuildServiceProvider();
        configuration.AddInMemoryCollection(Probe("late"));

        provider.Registry();

        Assert.Equal(["late"], probe.Settings.Keys);
    }

    private static IConfigurationRoot Build(params IEnumerable<KeyValuePair<string, string?>>[] sources)
    {
        var builder = new ConfigurationBuilder();
        Array.ForEach(sources, source => builder.AddInMemoryCollection(source));
        return builder.Build();
    }

    private static Dictionary<string, string?> Probe(string name) => Settings(($"traces.reporter.{name}.factory.class", "ProbeFactory"));

    private static Dictionary<string, string?> Prefixed(string format, params (string Key, string Value)[] settings) =>
        settings.ToDictionary(setting => format.Replace("{0}", setting.Key, StringComparison.Ordinal), setting => (string?)setting.Value);

    private static Dictionary<string, string?> Settings(params (string Key, string Value)[] settings) => Prefixed("{0}", settings);
}
