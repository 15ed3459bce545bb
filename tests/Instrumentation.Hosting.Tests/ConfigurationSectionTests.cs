using Instrumentation.Hosting.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Hosting.Tests;

public class ConfigurationSectionTests
{
    [Fact]
    public void A_section_that_has_traces_in_it_may_be_passed()
    {
        var configuration = Source.Build(
            Source.Of(("Tracing:traces:reporter:a:factory:class", "ProbeFactory"), ("Tracing:traces.reporter.a.hostUrl", "h"), ("Tracing:pipeline.name", "orders")),
            Source.Probe("outside"));

        var configured = Configured.From(configuration.GetSection("Tracing"));

        Assert.Equal(Source.Of(("hostUrl", "h")), Assert.Single(configured.Reporters).Value);
        Assert.Equal("orders", configured.Job.JobName);
    }

    [Fact]
    public void In_a_section_the_key_with_dots_wins_and_it_is_said()
    {
        var configuration = Source.Build(
            Source.Of(("s:traces.reporter.a.x", "dots"), ("s:traces.reporter.a.factory.class", "ProbeFactory")),
            Source.Of(("s:traces:reporter:a:x", "nested")));

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
        var exception = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddInstrumentation(Source.Build().GetSection(path)));

        Assert.StartsWith($"Pass what the section '{path}' is in", exception.Message, StringComparison.Ordinal);
        Assert.Equal("configuration", exception.ParamName);
    }

    [Fact]
    public void Misuse_is_refused_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddInstrumentation(null!));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddInstrumentation(Source.Build()));
    }
}
