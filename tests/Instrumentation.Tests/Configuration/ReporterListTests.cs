using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Configuration;

public class ReporterListTests
{
    [Fact]
    public async Task Without_a_list_every_configured_reporter_starts_in_ordinal_order()
    {
        await using var configured = new ConfiguredRegistry(Memories("b", "a", "B"));

        Assert.Equal(["B", "a", "b"], configured.Registry.Reporters.Keys);
        Assert.Empty(configured.Log.Entries);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData(" a , b ")]
    [InlineData("b,,a,")]
    public async Task Only_listed_reporters_start_and_blanks_do_not_count(string list)
    {
        await using var configured = new ConfiguredRegistry(Memories("a", "b", "c").With("traces.reporters", list));

        Assert.Equal(["a", "b"], configured.Registry.Reporters.Keys);
        var excluded = Assert.Single(configured.Log.At(LogLevel.Information));
        Assert.StartsWith("Excluding traces reporter c, not configured in reporter list (", excluded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_no_list()
    {
        await using var configured = new ConfiguredRegistry(Memories("a").With("traces.reporters", " , "));

        Assert.Equal(["a"], configured.Registry.Reporters.Keys);
    }

    [Theory]
    [InlineData("otl", "otel")]
    [InlineData("OTEL", "otel")]
    [InlineData("audti", "audit")]
    public async Task A_listed_reporter_that_is_not_configured_is_said_with_the_nearest_known_name(string listed, string nearest)
    {
        await using var configured = new ConfiguredRegistry(Memories("otel", "audit").With("traces.reporters", "otel,audit," + listed));

        var warning = Assert.Single(configured.Log.Warnings);
        Assert.Contains($"'{listed}'", warning, StringComparison.Ordinal);
        Assert.Contains($"Did you mean '{nearest}'?", warning, StringComparison.Ordinal);
        Assert.Contains("audit, otel", warning, StringComparison.Ordinal);
        Assert.Equal(2, configured.Registry.Reporters.Count);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("adios")]
    public async Task No_name_is_guessed_when_none_is_near(string listed)
    {
        await using var configured = new ConfiguredRegistry(Memories("audit", "otel").With("traces.reporters", "otel,audit," + listed));

        var warning = Assert.Single(configured.Log.Warnings);
        Assert.DoesNotContain("Did you mean", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semicolons_do_not_separate_names()
    {
        await using var configured = new ConfiguredRegistry(Memories("a", "b").With("traces.reporters", "a;b"));

        Assert.Empty(configured.Registry.Reporters);
        Assert.Contains(configured.Log.Warnings, text => text.Contains("'a;b'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_configured_is_said_as_Flink_does()
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string> { ["jobmanager.rpc.port"] = "6123" });

        Assert.Equal(["No trace reporter configured, no traces will be exposed/reported."], configured.Log.At(LogLevel.Information));
        Assert.False(configured.Group.IsReporting);
    }

    [Theory]
    [InlineData("")]
    [InlineData("my otel")]
    public async Task A_name_that_cannot_be_listed_is_refused_and_the_others_start(string name)
    {
        await using var configured = new ConfiguredRegistry(Memories(name, "good"));

        Assert.Equal(["good"], configured.Registry.Reporters.Keys);
        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains($"'{name}'", error, StringComparison.Ordinal);
        Assert.Contains("without blanks and dots", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_dot_is_said_to_end_at_the_dot()
    {
        await using var configured = new ConfiguredRegistry(Memories("my.otel"));

        var error = Assert.Single(configured.Log.At(LogLevel.Error));
        Assert.Contains("No reporter factory set for reporter my.", error, StringComparison.Ordinal);
        Assert.Contains("ends at the first dot", error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Memories(params string[] names) =>
        names.ToDictionary(name => $"traces.reporter.{name}.factory.class", _ => "in-memory");
}
