using Instrumentation.Configuration;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Options;

public class OtlpOptionsTests
{
    private const long MB = 1024 * 1024;

    [Theory]
    [InlineData("exporter.protocol", "TCP", "gRPC or HTTP (also written http/protobuf); http/json is not supported")]
    [InlineData("exporter.protocol", "http/json", "gRPC or HTTP (also written http/protobuf); http/json is not supported")]
    [InlineData("exporter.protocol", "", "gRPC or HTTP (also written http/protobuf); http/json is not supported")]
    [InlineData("exporter.timeout", "soon", "a whole number with a unit: ns, us, ms, s, min, h or d, for example '10 s' or '500ms'")]
    [InlineData("exporter.timeout", "0 s", "a time from 1 ms to 1 h")]
    [InlineData("exporter.timeout", "61 min", "a time from 1 ms to 1 h")]
    [InlineData("exporter.compression", "zstd", "none or gzip")]
    [InlineData("batch.size", "0", "an integer from 1 to 100000")]
    [InlineData("batch.size", "100001", "an integer from 1 to 100000")]
    [InlineData("batch.size", "many", "an integer from 1 to 100000")]
    [InlineData("batch.delay", "2 h", "a time from 0 ms to 1 h")]
    [InlineData("buffer.size", "1 kb", "a size from 1 mb to 16384 mb")]
    [InlineData("buffer.size", "17 gb", "a size from 1 mb to 16384 mb")]
    [InlineData("queue.when-full", "drop-oldest", "drop-newest or wait")]
    [InlineData("queue.when-full", "block", "drop-newest or wait")]
    [InlineData("queue.wait-limit", "0 s", "a time longer than zero; not to wait is queue.when-full: drop-newest")]
    [InlineData("retry.max-elapsed", "8 d", "a time from 0 ms to 168 h")]
    [InlineData("spool.directory", " ", "the path of a directory")]
    [InlineData("service.name", "", "a text that is not blank")]
    [InlineData("service.version", " ", "a text that is not blank")]
    [InlineData("exporter.certificate", "", "the path of a file in PEM")]
    public void A_value_that_cannot_be_used_is_refused(string key, string value, string allowed) =>
        Assert.Equal($"traces.reporter.otel.{key}: '{value}' cannot be used; allowed is {allowed}.", OptionReader.RefusedKey(key, value));

    [Theory]
    [InlineData("PROTOCOL", "http/json", "gRPC or HTTP (also written http/protobuf); http/json is not supported")]
    [InlineData("TIMEOUT", "10 s", "a whole number of milliseconds from 1 to 3600000")]
    [InlineData("TIMEOUT", "0", "a whole number of milliseconds from 1 to 3600000")]
    [InlineData("TIMEOUT", "-1", "a whole number of milliseconds from 1 to 3600000")]
    [InlineData("COMPRESSION", "zip", "none or gzip")]
    public void A_variable_that_cannot_be_used_is_refused_by_its_name(string name, string value, string allowed)
    {
        foreach (var variable in new[] { "OTEL_EXPORTER_OTLP_" + name, "OTEL_EXPORTER_OTLP_TRACES_" + name })
        {
            Assert.Equal($"{variable}: '{value}' cannot be used; allowed is {allowed}.", OptionReader.RefusedVariable(variable, value));
        }
    }

    [Fact]
    public void What_is_not_set_has_its_default()
    {
        var options = OptionReader.Read(new Dictionary<string, string>());

        Assert.Equal(OtlpProtocol.Grpc, options.Protocol);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Timeout);
        Assert.False(options.IsCompressed);
        Assert.Empty(options.Headers);
        Assert.Null(options.Tls);
        Assert.Equal(8_192, options.BatchSize);
        Assert.Equal(TimeSpan.FromSeconds(1), options.BatchDelay);
        Assert.Equal(64 * MB, options.BufferSize);
        Assert.Equal(WhenQueueFull.DropNewest, options.WhenFull);
        Assert.Equal(TimeSpan.FromMilliseconds(100), options.WaitLimit);
        Assert.Equal(TimeSpan.FromMinutes(5), options.RetryMaxElapsed);
        Assert.Null(options.Spool);
    }

    [Fact]
    public void Every_key_that_is_read_is_known_to_the_factory()
    {
        var keys = new Dictionary<string, string>
        {
            [OtlpKeys.Endpoint] = "https://collector:4318",
            [OtlpKeys.Protocol] = "http",
            [OtlpKeys.Timeout] = "3 s",
            [OtlpKeys.Compression] = "GZIP",
            [OtlpKeys.Headers] = "tenant=a",
            [OtlpKeys.Certificate] = "ca.pem",
            [OtlpKeys.ClientCertificate] = "client.pem",
            [OtlpKeys.ClientKey] = "key.pem",
            [OtlpKeys.ServiceName] = "shop",
            [OtlpKeys.ServiceVersion] = "1.2",
            [OtlpKeys.ResourceAttributes] = "zone:a",
            [OtlpKeys.BatchSize] = "7",
            [OtlpKeys.BatchDelay] = "0 s",
            [OtlpKeys.BufferSize] = "1 mb",
            [TraceKeys.QueueWhenFull] = "Wait",
            [TraceKeys.QueueWaitLimit] = "2 s",
            [OtlpKeys.RetryMaxElapsed] = "0 s",
            [OtlpKeys.SpoolDirectory] = "spool",
            [OtlpKeys.SpoolMaxSize] = "2 mb",
            [OtlpKeys.SpoolMode] = "ALWAYS",
        };

        var options = OptionReader.Read(keys);

        Assert.Equal([.. keys.Keys, "resource.attributes.*"], OtlpKeys.All.ToHashSet());
        Assert.Equal("https://collector:4318/v1/traces", options.Endpoint.AbsoluteUri);
        Assert.Equal(OtlpProtocol.Http, options.Protocol);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Timeout);
        Assert.True(options.IsCompressed);
        Assert.Equal(["tenant=a"], options.Headers.Select(header => $"{header.Key}={header.Value}"));
        Assert.Equal("ca.pem client.pem key.pem", Files(options.Tls));
        Assert.Equal(["service.name=shop", "service.version=1.2", "zone=a"], options.Resource.Except(SdkAttributes.All).Select(attribute => $"{attribute.Key}={attribute.Value}"));
        Assert.Equal(7, options.BatchSize);
        Assert.Equal(TimeSpan.Zero, options.BatchDelay);
        Assert.Equal(MB, options.BufferSize);
        Assert.Equal(WhenQueueFull.Wait, options.WhenFull);
        Assert.Equal(TimeSpan.FromSeconds(2), options.WaitLimit);
        Assert.Equal(TimeSpan.Zero, options.RetryMaxElapsed);
        Assert.Equal(new SpoolOptions("spool", 2 * MB, SpoolMode.Always), options.Spool);
    }

    [Theory]
    [InlineData("gRPC", "Grpc")]
    [InlineData("GRPC", "Grpc")]
    [InlineData("http", "Http")]
    [InlineData("HTTP", "Http")]
    [InlineData("http/protobuf", "Http")]
    public void The_protocol_is_written_as_Flink_or_OpenTelemetry_do(string protocol, string read)
    {
        Assert.Equal(read, OptionReader.ReadKey("exporter.protocol", protocol).Protocol.ToString());
        Assert.Equal(read, OptionReader.ReadVariable("OTEL_EXPORTER_OTLP_PROTOCOL", protocol).Protocol.ToString());
    }

    [Fact]
    public void Variables_stand_in_for_keys_and_those_for_traces_win()
    {
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "https://collector",
            ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "1000",
            ["OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"] = "2000",
            ["OTEL_EXPORTER_OTLP_COMPRESSION"] = "gzip",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "tenant=b",
            ["OTEL_EXPORTER_OTLP_CERTIFICATE"] = "ca.pem",
            ["OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"] = "client.pem",
            ["OTEL_EXPORTER_OTLP_CLIENT_KEY"] = "key.pem",
        };

        var options = OptionReader.Read(new Dictionary<string, string> { ["exporter.compression"] = "none" }, variables);

        Assert.Equal(TimeSpan.FromSeconds(2), options.Timeout);
        Assert.False(options.IsCompressed);
        Assert.Equal(["tenant=b"], options.Headers.Select(header => $"{header.Key}={header.Value}"));
        Assert.Equal("ca.pem client.pem key.pem", Files(options.Tls));
    }

    private static string Files(TlsOptions? tls) => $"{tls?.Certificate?.Value} {tls?.ClientCertificate?.Value} {tls?.ClientKey?.Value}";
}
