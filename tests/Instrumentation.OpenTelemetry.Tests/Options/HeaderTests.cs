using Instrumentation.OpenTelemetry.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Options;

public class HeaderTests
{
    [Theory]
    [InlineData("novalue", "'…'", "a list such as k1=v1,k2=v2")]
    [InlineData("=secret", "'=…'", "a list such as k1=v1,k2=v2")]
    [InlineData("a=secret,A=secret", "'a=…,A=…'", "each key once")]
    [InlineData("a b=secret", "'a b=…'", "a header name of letters, digits")]
    [InlineData("a=secret%0D%0Ab: c", "'a=…'", "a value of visible ASCII characters and blanks, and that of 'a' is none")]
    [InlineData("a=s%C3%A9cret", "'a=…'", "a value of visible ASCII characters and blanks, and that of 'a' is none")]
    [InlineData("Content-Type=secret", "'Content-Type=…'", "any header but those that belong to the protocol, as 'Content-Type' does")]
    [InlineData("grpc-timeout=secret", "'grpc-timeout=…'", "any header but those that belong to the protocol, as 'grpc-timeout' does")]
    [InlineData("te=secret", "'te=…'", "any header but those that belong to the protocol, as 'te' does")]
    [InlineData("Host=secret", "'Host=…'", "any header but those that belong to the protocol, as 'Host' does")]
    public void One_that_cannot_be_sent_is_refused_and_its_value_is_not_repeated(string headers, string shown, string allowed)
    {
        foreach (var message in new[] { OptionReader.RefusedKey("exporter.headers", headers), OptionReader.RefusedVariable("OTEL_EXPORTER_OTLP_HEADERS", headers) })
        {
            Assert.Contains($"{shown} cannot be used; allowed is", message, StringComparison.Ordinal);
            Assert.Contains(allowed, message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Api-Key=abc", "api-key=abc")]
    [InlineData(" a = 1 , b = 2 ,", "a=1|b=2")]
    [InlineData("Authorization=Basic%20dXNlcjpwYXNz==", "authorization=Basic dXNlcjpwYXNz==")]
    [InlineData("a=one%2Ctwo;three", "a=one,two;three")]
    [InlineData("a=100%", "a=100%")]
    [InlineData("a=", "a=")]
    public void They_are_written_as_in_OTEL_EXPORTER_OTLP_HEADERS(string headers, string read) =>
        Assert.Equal(read, string.Join('|', OptionReader.ReadKey("exporter.headers", headers).Headers.Select(header => $"{header.Key}={header.Value}")));
}
