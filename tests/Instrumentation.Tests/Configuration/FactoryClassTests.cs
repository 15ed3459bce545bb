using Instrumentation.Reporters;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class FactoryClassTests
{
    [Theory]
    [InlineData("in-memory", typeof(InMemoryTraceReporter))]
    [InlineData("  in-memory ", typeof(InMemoryTraceReporter))]
    [InlineData("Instrumentation.Reporters.InMemoryTraceReporterFactory", typeof(InMemoryTraceReporter))]
    [InlineData("Instrumentation.Reporters.InMemoryTraceReporterFactory, Instrumentation", typeof(InMemoryTraceReporter))]
    [InlineData("Instrumentation.Tests.Doubles.AuditFactory", typeof(InMemoryTraceReporter))]
    [InlineData("Instrumentation.Tests.Doubles.AuditFactory, Instrumentation.Tests", typeof(InMemoryTraceReporter))]
    public async Task A_factory_is_found_by_its_names(string name, Type expected)
    {
        await using var configured = new ConfiguredRegistry(Factory(name));

        Assert.IsType(expected, configured.Registry.Reporters["r"]);
        Assert.Empty(configured.Log.Entries);
    }

    [Theory]
    [InlineData("AuditFactory")]
    [InlineData("Instrumentation.Tests.Doubles.AuditFactory")]
    [InlineData("Instrumentation.Tests.Doubles.AuditFactory, Instrumentation.Tests")]
    public async Task A_given_factory_is_used_itself_and_known_by_full_and_short_type_name(string name)
    {
        var factory = new AuditFactory();

        await using var configured = new ConfiguredRegistry(Factory(name).With("traces.reporter.r.answer", "42"), factory);

        var config = Assert.Single(factory.Configs);
        Assert.Equal("r", config.Name);
        Assert.Equal("42", config.Settings["answer"]);
        Assert.Equal(name, config.Settings["factory.class"]);
    }

    [Fact]
    public void A_factory_that_is_null_is_refused_with_its_place()
    {
        var error = Assert.Throws<ArgumentException>("factories", () => new ConfiguredRegistry(Factory("console"), new AuditFactory(), null!));

        Assert.StartsWith("factories[1] is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_given_factories_of_one_type_the_first_is_used_and_the_second_is_said()
    {
        var (first, second) = (new AuditFactory(), new AuditFactory());

        await using var configured = new ConfiguredRegistry(Factory("AuditFactory"), first, second);

        Assert.Single(first.Configs);
        Assert.Empty(second.Configs);
        Assert.StartsWith("Multiple implementations of the same", Assert.Single(configured.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_type_name_that_two_given_factories_have_is_refused()
    {
        await using var configured = new ConfiguredRegistry(Factory("AuditFactory"), new AuditFactory(), new Other.AuditFactory());

        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains("traces.reporter.r.factory.class: 'AuditFactory' cannot be used", error, StringComparison.Ordinal);
        Assert.Contains("Instrumentation.Tests.Doubles.AuditFactory, ", error, StringComparison.Ordinal);
        Assert.Empty(configured.Registry.Reporters);
    }

    [Theory]
    [InlineData("otel")]
    [InlineData("org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory")]
    public async Task Otel_without_its_package_says_which_package_to_add(string name)
    {
        await using var configured = new ConfiguredRegistry(Factory(name));

        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains($"({name})", error, StringComparison.Ordinal);
        Assert.Contains("dotnet add package Instrumentation.OpenTelemetry", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_factory_is_said_as_Flink_does_with_the_nearest_and_the_others_start()
    {
        await using var configured = new ConfiguredRegistry(
            Factory("in-memroy").With("traces.reporter.z.factory.class", "in-memory"), new AuditFactory());

        Assert.Equal(["z"], configured.Registry.Reporters.Keys);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains("The reporter factory (in-memroy) could not be found for reporter r. Available factories: ", error, StringComparison.Ordinal);
        Assert.Contains("Instrumentation.Tests.Doubles.AuditFactory", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'in-memory'?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme.Missing, Acme.Missing")]
    [InlineData("Acme.Missing")]
    [InlineData(",")]
    [InlineData("a[b")]
    [InlineData("*")]
    public async Task A_name_that_is_no_type_stops_that_reporter_only(string name)
    {
        await using var configured = new ConfiguredRegistry(Factory(name).With("traces.reporter.z.factory.class", "in-memory"));

        Assert.Equal(["z"], configured.Registry.Reporters.Keys);
        Assert.Single(configured.Log.At(LogLevel.Error));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task A_reporter_without_a_factory_is_said_with_the_key_to_set(string? name)
    {
        await using var configured = name is null
            ? new ConfiguredRegistry(new Dictionary<string, string> { ["traces.reporter.r.path"] = "x" })
            : new ConfiguredRegistry(Factory(name));

        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains("No reporter factory set for reporter r.", error, StringComparison.Ordinal);
        Assert.Contains("traces.reporter.r.factory.class", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Instrumentation.Reporters.InMemoryTraceReporter", "is not an ITraceReporterFactory")]
    [InlineData("Instrumentation.Reporters.ITraceReporterFactory", "public constructor without parameters")]
    [InlineData("Instrumentation.Tests.Doubles.ScriptedFactory", "public constructor without parameters")]
    public async Task A_type_that_cannot_serve_as_a_factory_is_refused(string name, string reason)
    {
        await using var configured = new ConfiguredRegistry(Factory(name));

        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_factory_that_throws_or_returns_null_stops_its_reporter_only()
    {
        var settings = Factory("ScriptedFactory")
            .With("traces.reporter.s.factory.class", "ScriptedFactory")
            .With("traces.reporter.z.factory.class", "in-memory");

        await using var configured = new ConfiguredRegistry(
            settings, new ScriptedFactory(config => config.Name == "r" ? null! : throw new InvalidTimeZoneException("no")));

        Assert.Equal(["z"], configured.Registry.Reporters.Keys);
        var errors = configured.Log.Entries.Where(entry => entry.Level == LogLevel.Error).ToArray();
        Assert.Equal("Could not instantiate traces reporter r. Reporting might not be exposed.", errors[0].Message);
        Assert.Contains("returned null", errors[0].Exception!.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidTimeZoneException>(errors[1].Exception);
    }

    private static Dictionary<string, string> Factory(string name) => new() { ["traces.reporter.r.factory.class"] = name };

    private static class Other
    {
        public sealed class AuditFactory : ITraceReporterFactory
        {
            public ITraceReporter CreateTraceReporter(ReporterConfig config) => new InMemoryTraceReporter();
        }
    }
}
