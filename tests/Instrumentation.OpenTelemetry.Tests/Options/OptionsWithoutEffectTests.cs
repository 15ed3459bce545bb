using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Options;

public class OptionsWithoutEffectTests
{
    [Theory]
    [InlineData("spool.mode", "always", "to set it together with spool.directory, without which nothing is written to disk")]
    [InlineData("spool.max-size", "1 gb", "to set it together with spool.directory, without which nothing is written to disk")]
    [InlineData("exporter.client-key", "key.pem", "to set it together with exporter.client-certificate")]
    [InlineData("exporter.certificate", "ca.pem", "to set it with an endpoint of https, and 'http://localhost:4317/' is none")]
    [InlineData("exporter.client-certificate", "client.pem", "to set it with an endpoint of https, and 'http://localhost:4317/' is none")]
    public void A_key_that_would_have_none_is_refused(string key, string value, string allowed) =>
        Assert.Equal($"traces.reporter.otel.{key}: '{value}' cannot be used; allowed is {allowed}.", OptionReader.RefusedKey(key, value));

    [Fact]
    public void A_mode_of_the_spool_that_is_none_is_refused()
    {
        var keys = new Dictionary<string, string> { ["spool.directory"] = "spool", ["spool.mode"] = "never" };

        var exception = Assert.Throws<FormatException>(() => OptionReader.Read(keys));

        Assert.Equal("traces.reporter.otel.spool.mode: 'never' cannot be used; allowed is overflow or always.", exception.Message);
    }

    /// <summary>Variables are there for all exporters of a pod; one of them alone must not stop this one.</summary>
    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_CERTIFICATE", "http://localhost:4317", "an endpoint of https")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY", "https://localhost:4317", "together with exporter.client-certificate")]
    public void A_variable_that_has_none_is_said_in_a_warning(string variable, string endpoint, string reason)
    {
        using var log = new LogRecorder();

        OptionReader.Read(new Dictionary<string, string> { ["exporter.endpoint"] = endpoint }, new Dictionary<string, string> { [variable] = "file.pem" }, log);

        var warning = Assert.Single(log.Warnings);
        Assert.StartsWith($"Reporter 'otel' makes no use of {variable}, which takes effect only ", warning, StringComparison.Ordinal);
        Assert.Contains(reason, warning, StringComparison.Ordinal);
    }
}
