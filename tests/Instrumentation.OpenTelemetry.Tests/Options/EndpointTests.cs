using Instrumentation.OpenTelemetry.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Options;

public class EndpointTests
{
    private const string General = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ForTraces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    [Fact]
    public void It_must_be_set()
    {
        var exception = Assert.Throws<FormatException>(() => OptionReader.ReadExactly(new Dictionary<string, string>()));

        Assert.Equal(
            "traces.reporter.otel.exporter.endpoint: '' cannot be used; allowed is the URL of an OTLP receiver, for example http://localhost:4317; it must be set,"
            + " here or as OTEL_EXPORTER_OTLP_ENDPOINT.",
            exception.Message);
    }

    [Theory]
    [InlineData("collector:4317", "http://collector:4317")]
    [InlineData("10.0.0.1:4317", "http://10.0.0.1:4317")]
    [InlineData("collector", "http://collector")]
    [InlineData("", "http://localhost:4317")]
    [InlineData("ftp://collector:4317", "http://localhost:4317")]
    [InlineData("http://", "http://localhost:4317")]
    [InlineData("http://collector:99999", "http://localhost:4317")]
    public void What_is_no_URL_of_http_or_https_is_refused_with_one_that_would_be(string endpoint, string example)
    {
        Assert.Equal(
            $"traces.reporter.otel.exporter.endpoint: '{endpoint}' cannot be used; allowed is a URL that begins with http:// or https://, for example {example}.",
            OptionReader.RefusedKey("exporter.endpoint", endpoint));
    }

    [Theory]
    [InlineData("http://collector:4317/v1/traces")]
    [InlineData("http://collector:4317/?a=b")]
    public void Over_gRPC_a_path_is_refused(string endpoint)
    {
        var message = OptionReader.RefusedKey("exporter.endpoint", endpoint);

        Assert.Contains("scheme, host and port alone when exporter.protocol is gRPC, as http://collector:4317; a path goes with exporter.protocol: HTTP.", message, StringComparison.Ordinal);
        Assert.Contains(General, OptionReader.RefusedVariable(General, endpoint), StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_and_a_fragment_are_refused_and_the_password_is_not_repeated()
    {
        var message = OptionReader.RefusedKey("exporter.endpoint", "https://me:secret@collector");

        Assert.Contains("'https://…@collector' cannot be used; allowed is a URL without user and password; they go into exporter.headers", message, StringComparison.Ordinal);
        Assert.Contains("a URL without '#'", OptionReader.RefusedKey("exporter.endpoint", "https://collector/#a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://collector:4318", "http://collector:4318/v1/traces")]
    [InlineData("http://collector:4318/", "http://collector:4318/v1/traces")]
    [InlineData("https://collector/otlp/", "https://collector/otlp/v1/traces")]
    [InlineData("https://collector/otlp/v1/traces", "https://collector/otlp/v1/traces")]
    [InlineData("https://collector/v1/traces/", "https://collector/v1/traces")]
    [InlineData("https://collector/otlp?tenant=a%20b", "https://collector/otlp/v1/traces?tenant=a%20b")]
    public void Over_HTTP_it_ends_in_the_path_of_traces(string endpoint, string used)
    {
        var keys = new Dictionary<string, string> { ["exporter.endpoint"] = endpoint, ["exporter.protocol"] = "HTTP" };
        var protocol = new Dictionary<string, string> { ["exporter.protocol"] = "HTTP" };

        Assert.Equal(used, OptionReader.Read(keys).Endpoint.AbsoluteUri);
        Assert.Equal(used, OptionReader.Read(protocol, new Dictionary<string, string> { [General] = endpoint }).Endpoint.AbsoluteUri);
    }

    [Fact]
    public void The_variable_for_traces_is_used_as_it_is_and_wins_over_the_general_one()
    {
        var keys = new Dictionary<string, string> { ["exporter.protocol"] = "HTTP" };
        var variables = new Dictionary<string, string> { [General] = "http://general:4318", [ForTraces] = "http://traces:4318/custom" };

        Assert.Equal("http://traces:4318/custom", OptionReader.Read(keys, variables).Endpoint.AbsoluteUri);
    }

    [Fact]
    public void A_key_wins_over_variables_and_a_blank_variable_is_none()
    {
        var keys = new Dictionary<string, string> { ["exporter.endpoint"] = "http://key:4317" };

        Assert.Equal("http://key:4317/", OptionReader.Read(keys, new Dictionary<string, string> { [General] = "http://general:4317" }).Endpoint.AbsoluteUri);
        Assert.Equal(
            "http://general:4317/",
            OptionReader.Read(new Dictionary<string, string>(), new Dictionary<string, string> { [ForTraces] = " ", [General] = "http://general:4317" }).Endpoint.AbsoluteUri);
    }
}
