using Instrumentation.Hosting.Tests.Doubles;

namespace Instrumentation.Hosting.Tests;

public class FlinkConfigurationTests
{
    [Fact]
    public void Nested_flat_and_mixed_keys_give_the_same_settings()
    {
        var flat = ConfigurationFile.ReadYaml("""
            traces.reporters: otel
            traces.reporter.otel.factory.class: org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory
            traces.reporter.otel.exporter.endpoint: http://127.0.0.1:1337
            """);
        var nested = ConfigurationFile.ReadYaml("""
            traces:
              reporters: otel
              reporter:
                otel:
                  factory:
                    class: org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory
                  exporter:
                    endpoint: http://127.0.0.1:1337
            """);
        var mixed = ConfigurationFile.ReadYaml("""
            traces.reporters: otel
            traces:
              reporter.otel:
                factory.class: org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory
            traces.reporter.otel.exporter:
              endpoint: "http://127.0.0.1:1337"
            """);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["traces.reporters"] = "otel",
                ["traces.reporter.otel.factory.class"] = "org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory",
                ["traces.reporter.otel.exporter.endpoint"] = "http://127.0.0.1:1337",
            },
            flat);
        Assert.Equal(flat, nested);
        Assert.Equal(flat, mixed);
    }

    [Fact]
    public void A_configuration_of_a_Flink_2_cluster_is_read_whole()
    {
        var settings = ConfigurationFile.ReadYaml("""
            # These parameters are required for Java 17 support.
            env:
              java:
                opts:
                  all: --add-exports=java.base/sun.net.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED
            jobmanager:
              bind-host: localhost
              rpc:
                address: localhost
                port: 6123
              memory:
                process:
                  size: 1600m
            taskmanager:
              numberOfTaskSlots: 1
              memory.process.size: 1728m
            parallelism:
              default: 1
            state.backend.type: hashmap
            pipeline:
              serialization-info: [ "org.acme.Order: {type: pojo}" ]
              cached-files:
                - name: model
                  path: hdfs:///model
            rest:
              flamegraph.enabled: true
            """);

        Assert.Equal("6123", settings["jobmanager.rpc.port"]);
        Assert.Equal("1728m", settings["taskmanager.memory.process.size"]);
        Assert.Equal("true", settings["rest.flamegraph.enabled"]);
        Assert.StartsWith("--add-exports=", settings["env.java.opts.all"], StringComparison.Ordinal);
        Assert.Equal("org.acme.Order: {type: pojo}", settings["pipeline.serialization-info"]);
        Assert.Equal("name:model,path:hdfs:///model", settings["pipeline.cached-files"]);
    }

    [Theory]
    [InlineData("traces.reporters: [otel, log]", "traces.reporters", "otel,log")]
    [InlineData("traces:\n  reporters:\n    - otel\n    - log", "traces.reporters", "otel,log")]
    [InlineData("traces.reporters: otel, log", "traces.reporters", "otel, log")]
    [InlineData("a.filter.includes: ['*:Map', '*.job.*:Check*']", "a.filter.includes", "*:Map;*.job.*:Check*")]
    [InlineData("a.list:\n- x\n- y; z\n- 'it''s'\n- '\"q\"'\n- ' b '", "a.list", "x;'y; z';it's;'\"q\"';' b '")]
    [InlineData("a.list: []", "a.list", "")]
    public void Sequences_become_lists(string yaml, string key, string expected) =>
        Assert.Equal(expected, ConfigurationFile.ReadYaml(yaml)[key]);

    [Theory]
    [InlineData("{region: eu, zone: a}", "region:eu,zone:a")]
    [InlineData("{url: 'http://x:80'}", "url:http://x:80")]
    [InlineData("{motto: 'a,b', 'k:1': v}", "'motto:a,b','''k:1'':v'")]
    [InlineData("region:eu,zone:a", "region:eu,zone:a")]
    public void Additional_variables_may_be_a_mapping(string value, string expected)
    {
        const string Key = "traces.reporter.otel.scope.variables.additional";

        Assert.Equal(expected, ConfigurationFile.ReadYaml($"{Key}: {value}")[Key]);
        Assert.Equal(expected, ConfigurationFile.ReadYaml($"traces.reporter.otel:\n  scope:\n    variables:\n      additional: {value}")[Key]);
    }

    [Theory]
    [InlineData("a.b:")]
    [InlineData("a.b: ~")]
    [InlineData("a.b: null")]
    [InlineData("a.b: ''")]
    [InlineData("a:\n  b:")]
    public void An_empty_value_is_the_empty_text(string yaml) => Assert.Equal("", ConfigurationFile.ReadYaml(yaml)["a.b"]);

    [Theory]
    [InlineData("'null'", "null")]
    [InlineData("0x1F", "0x1F")]
    [InlineData("1.10", "1.10")]
    [InlineData("yes", "yes")]
    [InlineData("2026-03-01", "2026-03-01")]
    [InlineData("\"a\\tb\"", "a\tb")]
    [InlineData("x # comment", "x")]
    [InlineData("x#no-comment", "x#no-comment")]
    [InlineData("&anchor x", "x")]
    public void Values_stay_the_text_they_are(string value, string expected) => Assert.Equal(expected, ConfigurationFile.ReadYaml("a: " + value)["a"]);

    [Fact]
    public void Anchors_and_block_texts_are_YAML_and_are_read()
    {
        var settings = ConfigurationFile.ReadYaml("""
            a: &shared
              x: 1
            b: *shared
            c: |
              two
              lines
            """);

        Assert.Equal("1", settings["b.x"]);
        Assert.Equal("two\nlines", settings["c"].TrimEnd());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("\ufeff")]
    public void An_empty_file_has_no_settings(string text) => Assert.Empty(ConfigurationFile.ReadYaml(text));

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_do_not_matter()
    {
        var settings = ConfigurationFile.ReadYaml("\ufefftraces:\r\n  reporters: otel\r\na.b: c\r\n");

        Assert.Equal(new Dictionary<string, string> { ["traces.reporters"] = "otel", ["a.b"] = "c" }, settings);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, "'a'")]
    [InlineData("a.b: 1\na:\n  b: 2", 3, "'a.b' is in line 1 already")]
    [InlineData("a:\n  b: 1\n  c: 2\na.c: 3", 4, "'a.c' is in line 3 already")]
    [InlineData("a:\n  b: 1\n c: 2", 3, "")]
    [InlineData("x: 1\na:\n\tb: 1", 3, "tab")]
    [InlineData("x: 1\na:\n  c: 2\n  \tb: 1", 4, "tab")]
    [InlineData("a: 1\nb:\n  - *c", 3, "'*c' refers to an anchor that is not there")]
    [InlineData("a: [x, y", 2, "")]
    [InlineData("a: 'x", 1, "")]
    [InlineData("ok: 1\n- x", 2, "")]
    [InlineData("- x\n- y", 1, "'key: value'")]
    [InlineData("just text", 1, "'key: value'")]
    [InlineData("a: 1\n---\nb: 2", 3, "second YAML document")]
    [InlineData("? [x]\n: 1", 1, "key")]
    [InlineData("'': 1", 1, "key")]
    [InlineData("a:\n  filter.includes: *:*:*", 2, "stands in quotes")]
    public void What_is_wrong_is_said_with_file_and_line(string yaml, int line, string problem)
    {
        using var file = new ConfigurationFile(yaml);

        var exception = Assert.Throws<FormatException>(() => FlinkConfiguration.FromYaml(file.Path));

        Assert.StartsWith($"{file.Path}, line {line}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_within_its_own_anchor_does_not_end_the_process()
    {
        using var file = new ConfigurationFile("a: &a\n  b: *a");

        Assert.Throws<FormatException>(() => FlinkConfiguration.FromYaml(file.Path));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-directory", "config.yaml");

        var exception = Assert.Throws<FileNotFoundException>(() => FlinkConfiguration.FromYaml(path));

        Assert.Equal($"There is no Flink configuration file '{path}'.", exception.Message);
        Assert.Equal(path, exception.FileName);
        Assert.Throws<FileNotFoundException>(() => FlinkConfiguration.FromYaml(Path.GetTempPath()));
        Assert.Throws<ArgumentException>(() => FlinkConfiguration.FromYaml(" "));
        Assert.Throws<ArgumentNullException>(() => FlinkConfiguration.FromYaml(null!));
    }
}
