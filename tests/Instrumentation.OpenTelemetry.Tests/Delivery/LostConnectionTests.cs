using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>What comes between a request and its answer: another attempt is always worth it, and the next one meets a connection that works.</summary>
public class LostConnectionTests
{
    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_receiver_that_is_not_there_is_found_when_it_comes(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        await receiver.StopAsync();

        var absent = await transport.SendAsync("a");
        await receiver.StartAgainAsync();
        var present = await transport.SendAsync("b");
        await receiver.StopAsync();
        var gone = await transport.SendAsync("c");

        Assert.Equal([ExportOutcome.Retryable, ExportOutcome.Delivered, ExportOutcome.Retryable], [absent.Outcome, present.Outcome, gone.Outcome]);
        Assert.StartsWith(receiver.Endpoint(protocol), absent.Message, StringComparison.Ordinal);
        Assert.Contains(" cannot be reached: ", absent.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Does the receiver run, and is exporter.endpoint right?", absent.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_host_that_has_no_address_is_named(string protocol)
    {
        using var transport = new Transport(protocol, "http://no-such-host.invalid:4317");

        var result = await transport.SendAsync("a");

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.StartsWith("http://no-such-host.invalid:4317", result.Message, StringComparison.Ordinal);
        Assert.Contains("Is the host in exporter.endpoint right?", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_connection_that_is_reset_in_the_middle_is_made_again(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        receiver.RespondNext(Reply.Reset(), Reply.Accepted with { IsAnswerLost = true });

        var cut = await transport.SendAsync("a", new string('x', 5_000_000));
        var lost = await transport.SendAsync("b");
        var delivered = await transport.SendAsync("c");

        Assert.Equal([ExportOutcome.Retryable, ExportOutcome.Retryable, ExportOutcome.Delivered], [cut.Outcome, lost.Outcome, delivered.Outcome]);
        Assert.StartsWith($"The connection to {receiver.Endpoint(protocol)}", cut.Message, StringComparison.Ordinal);
        Assert.Equal(["b", "c"], receiver.Spans.Select(span => span.Name));
    }

    [Theory]
    [InlineData("gRPC", "HTTP", "it may speak OTLP/HTTP, which exporter.protocol: HTTP is for")]
    [InlineData("HTTP", "gRPC", "HTTP/2 only endpoint")]
    public async Task A_port_of_the_other_protocol_is_told_apart(string protocol, string other, string hint)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver.Endpoint(other));

        var result = await transport.SendAsync("a");

        Assert.NotEqual(ExportOutcome.Delivered, result.Outcome);
        Assert.Contains(hint, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_receiver_that_does_not_answer_is_waited_for_as_long_as_the_options_say(string protocol)
    {
        var time = new FakeTimeProvider();
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver.Endpoint(protocol), time, ("exporter.timeout", "20 min"));
        receiver.RespondNext(Reply.Hang());

        var hanging = transport.SendAsync("a");
        await receiver.WaitForRequestsAsync(1);
        time.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromTicks(1));
        await Task.Delay(50);
        Assert.False(hanging.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        var result = await hanging;

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.EndsWith(" did not answer within 1200 s (exporter.timeout).", result.Message, StringComparison.Ordinal);
        Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("b")).Outcome);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_connection_that_never_comes_about_is_waited_for_as_long_as_the_options_say(string protocol)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var transport = new Transport(protocol, $"http://{listener.LocalEndpoint}", time: null, ("exporter.timeout", "1 s"));

        var result = await transport.SendAsync("a");

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.EndsWith(" did not answer within 1 s (exporter.timeout).", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_half_open_connection_costs_one_attempt(string protocol)
    {
        var time = new FakeTimeProvider();
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var proxy = new TcpProxy(receiver.Port(protocol));
        using var transport = new Transport(protocol, Through(proxy), time, ("exporter.timeout", "20 min"));

        Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("a")).Outcome);
        proxy.FreezeConnections();
        var swallowed = transport.SendAsync("b");
        await Task.Delay(50);
        Assert.False(swallowed.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(ExportOutcome.Retryable, (await swallowed).Outcome);
        Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("c")).Outcome);
        Assert.Equal(2, proxy.ConnectionCount);
    }

    [Fact]
    public async Task Over_gRPC_pings_find_a_half_open_connection_before_the_time_is_over()
    {
        // The clock stands: only a ping without an answer can end the attempt.
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var proxy = new TcpProxy(receiver.Port("gRPC"));
        using var transport = new Transport("gRPC", Through(proxy), new FakeTimeProvider(), ("exporter.timeout", "3 s"));

        Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("a")).Outcome);
        proxy.FreezeConnections();

        Assert.Equal(ExportOutcome.Retryable, (await transport.SendAsync("b")).Outcome);
        Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("c")).Outcome);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_slow_reader_gets_the_whole_request(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        receiver.Respond(Reply.Accepted with { ReadPause = TimeSpan.FromMilliseconds(5) });

        var result = await transport.SendAsync(new string('x', 1_000_000));

        Assert.Equal(ExportOutcome.Delivered, result.Outcome);
        Assert.Equal(1_000_000, receiver.Spans.Single().Name.Length);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Who_gives_up_waiting_gets_an_exception_and_the_transport_works_on(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver.Endpoint(protocol), new FakeTimeProvider());
        receiver.RespondNext(Reply.Hang());
        using var patience = new CancellationTokenSource();

        var hanging = transport.SendAsync(TraceRequest.Bytes("a"), patience.Token);
        await receiver.WaitForRequestsAsync(1);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(TraceRequest.Bytes("b"), patience.Token));
        Assert.Equal(ExportOutcome.Delivered, (await transport.SendAsync("c")).Outcome);
        Assert.Equal(2, receiver.Requests.Count);
    }

    private static string Through(TcpProxy proxy) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{proxy.Port}");
}
