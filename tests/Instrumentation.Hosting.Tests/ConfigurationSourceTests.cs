using Instrumentation.Hosting.Tests.Doubles;
using Instrumentation.Reporters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Hosting.Tests;

/// <summary>The sources that applications have: files, environment variables, the command line.</summary>
public class ConfigurationSourceTests
{
    private const string AppSettings = """
        {
          "Logging": { "LogLevel": { "Default": "None" } },
          "pipeline.name": "orders",
          "traces": {
            "reporters": ["probe", "Second"],
            "reporter": {
              "probe": {
                "factory.class": "ProbeFactory",
                "filter": { "includes": ["*:Map;Filter", "*.job.*:Check*"], "excludes": [] },
                "scope.variables": {
                  "excludes": ["host", "job_id"],
                  "additional": { "Region": "eu", "data.center": "fra:1,2", "0": "zero" }
                },
                "exporter": { "endpoint": "http://file", "timeout": "10 s", "compression": null }
              },
              "Second": { "factory": { "class": "in-memory" } },
              "third": { "factory.class": "in-memory" }
            }
          },
          "traces.reporter.probe.exporter.protocol": "HTTP"
        }
        """;

    [Fact]
    public async Task An_appsettings_file_configures_reporters_nested_and_flat()
    {
        using var file = new ConfigurationFile(AppSettings, "appsettings.json");
        var probe = new ProbeFactory();
        using var host = await StartAsync(file, probe, []);
        var registry = host.Services.Registry();

        Assert.Equal(["probe", "second"], registry.Reporters.Keys);
        Assert.Equal("http://file", probe.Settings["probe"]["exporter.endpoint"]);
        Assert.Equal("10 s", probe.Settings["probe"]["exporter.timeout"]);
        Assert.Equal("HTTP", probe.Settings["probe"]["exporter.protocol"]);
        Assert.Equal("'*:Map;Filter';*.job.*:Check*", probe.Settings["probe"]["filter.includes"]);
        Assert.Equal("host;job_id", probe.Settings["probe"]["scope.variables.excludes"]);
        Assert.Equal("orders", host.Services.GetRequiredService<Functions.JobInfo>().JobName);
    }

    [Fact]
    public async Task Objects_of_an_appsettings_file_are_variables_as_they_are_written()
    {
        using var file = new ConfigurationFile(AppSettings, "appsettings.json");
        using var host = await StartAsync(file, new ProbeFactory(), []);
        var registry = host.Services.Registry();

        registry.CreateRuntimeContext(new("1", "job"), new("task")).MetricGroup.AddSpan(Traces.Span.Builder(typeof(ConfigurationSourceTests), "CheckStock"));

        var attributes = Assert.Single(((InMemoryTraceReporter)registry.Reporters["probe"]).Spans).Attributes;
        Assert.Equal("eu", attributes["<Region>"]);
        Assert.Equal("fra:1,2", attributes["<data.center>"]);
        Assert.Equal("zero", attributes["<0>"]);
        Assert.False(attributes.ContainsKey("<host>") || attributes.ContainsKey("<job_id>"));
    }

    [Fact]
    public async Task The_command_line_wins_over_the_file()
    {
        using var file = new ConfigurationFile(AppSettings, "appsettings.json");
        var probe = new ProbeFactory();
        using var host = await StartAsync(
            file,
            probe,
            ["--traces.reporters=third,probe", "--traces:reporter:probe:exporter:endpoint", "http://line", "/traces.reporter.probe.filter.includes=*:Reduce", "--pipeline.name=returns"]);

        Assert.Equal(["probe", "third"], host.Services.Registry().Reporters.Keys);
        Assert.Equal("http://line", probe.Settings["probe"]["exporter.endpoint"]);
        Assert.Equal("*:Reduce", probe.Settings["probe"]["filter.includes"]);
        Assert.Equal("returns", host.Services.GetRequiredService<Functions.JobInfo>().JobName);
    }

    [Fact]
    public void Environment_variables_win_over_what_was_added_before_in_capitals_and_as_written()
    {
        const string Prefix = "HOSTING_TESTS_";
        var variables = new Dictionary<string, string>
        {
            [Prefix + "TRACES__REPORTERS"] = "OTEL",
            [Prefix + "TRACES__REPORTER__OTEL__FACTORY__CLASS"] = "ProbeFactory",
            [Prefix + "TRACES__REPORTER__OTEL__EXPORTER__ENDPOINT"] = "http://environment",
            [Prefix + "TRACES__REPORTER__OTEL__SCOPE__VARIABLES__EXCLUDES__0"] = "host",
            [Prefix + "TRACES__REPORTER__OTEL__SCOPE__VARIABLES__EXCLUDES__1"] = "job_id",
            [Prefix + "traces__reporter__otel__scope__variables__additional__region"] = "eu",
            [Prefix + "traces.reporter.otel.exporter.timeout"] = "5 s",
            [Prefix + "PIPELINE__NAME"] = "orders",
        };
        Configured configured;
        try
        {
            foreach (var (name, value) in variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            configured = Configured.From(new ConfigurationBuilder()
                .AddInMemoryCollection([new("traces.reporter.otel.exporter.endpoint", "http://before"), new("traces.reporter.other.factory.class", "ProbeFactory")])
                .AddEnvironmentVariables(Prefix)
                .Build());
        }
        finally
        {
            foreach (var name in variables.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["exporter.endpoint"] = "http://environment",
                ["exporter.timeout"] = "5 s",
                ["scope.variables.additional.region"] = "eu",
                ["scope.variables.excludes"] = "host;job_id",
            },
            Assert.Single(configured.Reporters).Value);
        Assert.Equal("orders", configured.Job.JobName);
    }

    [Fact]
    public void A_Flink_file_is_one_source_among_others()
    {
        var yaml = ConfigurationFile.ReadYaml("""
            pipeline.name: orders
            traces:
              reporters: [otel, unused]
              reporter:
                otel:
                  factory.class: ProbeFactory
                  exporter.endpoint: http://yaml
                  exporter.timeout: 10 s
                  filter.includes: ["*:Map", "*:Filter"]
            """);

        var configured = Configured.From(yaml!, [new("TRACES:REPORTERS", "otel"), new("TRACES:REPORTER:OTEL:EXPORTER:ENDPOINT", "http://environment")]);

        Assert.Equal("http://environment", configured.Reporters["otel"]["exporter.endpoint"]);
        Assert.Equal("10 s", configured.Reporters["otel"]["exporter.timeout"]);
        Assert.Equal("*:Map;*:Filter", configured.Reporters["otel"]["filter.includes"]);
        Assert.Equal("orders", configured.Job.JobName);
        Assert.Empty(configured.Warnings);
    }

    private static async Task<IHost> StartAsync(ConfigurationFile file, ProbeFactory probe, string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = Path.GetDirectoryName(file.Path),
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. arguments],
            EnvironmentName = Environments.Development,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddInstrumentation(builder.Configuration).AddSingleton<ITraceReporterFactory>(probe);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
