using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Delivery.Transports;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>The way that requests take through the network.</summary>
public class TransportHandlerTests
{
    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_proxy_of_the_environment_is_not_used(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var proxy = new RecordingProxy(receiver.Port(protocol));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = proxy;
        try
        {
            using var transport = new Transport(protocol, receiver);
            Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("a")).Outcome);
            Assert.False(proxy.IsAsked);

            // As others do.
            using var client = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(receiver.Endpoint(protocol)));
            Assert.True(proxy.IsAsked);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public void A_connection_is_replaced_in_time_so_that_a_name_is_followed_to_another_address()
    {
        var options = OptionReader.Read(new Dictionary<string, string>());
        using var tls = new TlsFiles(options.Tls);

        using var handler = TransportHandler.Create(options, tls);

        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
    }
}
