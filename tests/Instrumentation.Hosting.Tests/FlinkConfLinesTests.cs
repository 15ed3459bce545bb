using Instrumentation.Hosting.Tests.Doubles;

namespace Instrumentation.Hosting.Tests;

/// <summary>Files of Flink 1.x, which are lines and not always YAML.</summary>
public class FlinkConfLinesTests
{
    [Fact]
    public void A_flink_conf_whose_values_are_no_YAML_is_read_line_by_line()
    {
        var settings = ConfigurationFile.ReadYaml("""
            ################################################################################
            #  Licensed to the Apache Software Foundation (ASF) under one
            ################################################################################

            jobmanager.rpc.address: localhost
            jobmanager.memory.process.size: 1600m   # enough
            env.java.opts.all: -Dname=a: b
            # metrics.reporter.prom.port: 9249
            traces.reporters: otel, log
            traces.reporter.otel.filter.includes: *:*:*
            traces.reporter.otel.filter.excludes: *.job.*:Map;*:Check*
            traces.reporter.otel.scope.variables.additional: region:eu,url:http://x/#top
            security.user: @admin
            """);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["jobmanager.rpc.address"] = "localhost",
                ["jobmanager.memory.process.size"] = "1600m",
                ["env.java.opts.all"] = "-Dname=a: b",
                ["traces.reporters"] = "otel, log",
                ["traces.reporter.otel.filter.includes"] = "*:*:*",
                ["traces.reporter.otel.filter.excludes"] = "*.job.*:Map;*:Check*",
                ["traces.reporter.otel.scope.variables.additional"] = "region:eu,url:http://x/#top",
                ["security.user"] = "@admin",
            },
            settings);
    }

    [Theory]
    [InlineData("*:*:*")]
    [InlineData("*")]
    [InlineData("@x")]
    [InlineData("%x")]
    [InlineData("`x`")]
    [InlineData("a: b: c")]
    [InlineData("x:")]
    public void Each_kind_of_value_that_YAML_does_not_take_is_read(string value) =>
        Assert.Equal(value, ConfigurationFile.ReadYaml($"a.b: {value}\r\nc: d\r\n")["a.b"]);

    [Fact]
    public void A_key_that_comes_twice_is_refused_here_too()
    {
        using var file = new ConfigurationFile("a: *x\nb: 1\na: 2", "flink-conf.yaml");

        var exception = Assert.Throws<FormatException>(() => FlinkConfiguration.FromYaml(file.Path));

        Assert.Equal($"{file.Path}, line 3: the key 'a' is in line 1 already; keep one of them.", exception.Message);
    }

    [Theory]
    [InlineData("a: *x\nb: [1, 2")]
    [InlineData("a: *x\nb: \"open")]
    [InlineData("a: *x\nb: 'open")]
    [InlineData("a: *x\nb: {c")]
    [InlineData("a: *x\nb: | x")]
    [InlineData("a: *x\nb:\n  c: 1")]
    [InlineData("a: *x\n  b: 1")]
    [InlineData("a: *x\nb")]
    [InlineData("a: *x\nb: ")]
    [InlineData("a: *x\nb c: 1")]
    [InlineData("a: *x\n- b: 1")]
    public void What_was_meant_as_YAML_is_not_taken_literally(string text)
    {
        using var file = new ConfigurationFile(text, "flink-conf.yaml");

        var exception = Assert.Throws<FormatException>(() => FlinkConfiguration.FromYaml(file.Path));

        Assert.StartsWith(file.Path + ", line ", exception.Message, StringComparison.Ordinal);
    }
}
