using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>The receiver itself, seen through clients that are not ours.</summary>
public class OtlpReceiverTests
{
    [Fact]
    public async Task It_takes_spans_over_gRPC_and_keeps_its_port_when_it_is_started_again()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var channel = GrpcChannel.ForAddress(receiver.Endpoint("gRPC"));
        var client = new TraceService.TraceServiceClient(channel);

        receiver.RespondNext(Reply.Accepted, Reply.PartialSuccess(1, "one too many"), Reply.Unavailable(TimeSpan.FromSeconds(3)));
        Assert.Null((await client.ExportAsync(Request("a"))).PartialSuccess);
        Assert.Equal(1, (await client.ExportAsync(Request("b"))).PartialSuccess.RejectedSpans);
        var unavailable = await Assert.ThrowsAsync<RpcException>(() => client.ExportAsync(Request("c")).ResponseAsync);
        await receiver.StopAsync();
        await Assert.ThrowsAsync<RpcException>(() => client.ExportAsync(Request("d")).ResponseAsync);
        await receiver.StartAgainAsync();
        await client.ExportAsync(Request("e"), new CallOptions().WithWaitForReady());

        Assert.Equal(StatusCode.Unavailable, unavailable.StatusCode);
        var status = Google.Rpc.Status.Parser.ParseFrom(unavailable.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(3, status.Details.Single().Unpack<Google.Rpc.RetryInfo>().RetryDelay.Seconds);
        await receiver.WaitForSpansAsync(3);
        Assert.Equal(["a", "b", "e"], receiver.Spans.Select(span => span.Name));
        Assert.Equal("/opentelemetry.proto.collector.trace.v1.TraceService/Export", receiver.Requests[0].Path);
    }

    [Fact]
    public async Task It_takes_spans_over_HTTP_and_fails_as_told()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var client = new HttpClient();

        receiver.RespondNext(
            Reply.Accepted with { ReadPause = TimeSpan.FromMilliseconds(1) }, Reply.Throttled(TimeSpan.FromSeconds(7)), Reply.Reset(), Reply.Accepted with { IsAnswerLost = true });
        using var accepted = await PostAsync(client, receiver, "a");
        using var throttled = await PostAsync(client, receiver, "b");
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(client, receiver, "c"));
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(client, receiver, "d"));

        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.Equal("7", throttled.Headers.GetValues("Retry-After").Single());
        Assert.Equal(["a", "d"], receiver.Spans.Select(span => span.Name));
        Assert.Equal([true, false, false, true], receiver.Requests.Select(request => request.IsAccepted));
    }

    [Fact]
    public async Task When_it_stops_it_acknowledges_nothing_that_it_has_not_taken()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var client = new HttpClient();
        receiver.Respond(Reply.Hang());

        var hanging = Enumerable.Range(0, 20).Select(i => PostAsync(client, receiver, $"{i}")).ToArray();
        await receiver.WaitForRequestsAsync(20);
        await receiver.StopAsync();

        foreach (var request in hanging)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => request);
        }
    }

    [Fact]
    public async Task A_proxy_before_it_carries_cuts_and_freezes_connections()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var proxy = new TcpProxy(receiver.Port("HTTP"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{proxy.Port}") };

        using var carried = await client.PostAsync("/v1/traces", Content("a"));
        proxy.FreezeConnections();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PostAsync("/v1/traces", Content("b"), patience.Token));
        using var again = await client.PostAsync("/v1/traces", Content("c"));

        receiver.Respond(Reply.Hang());
        var hanging = client.PostAsync("/v1/traces", Content("d"));
        await receiver.WaitForRequestsAsync(3);
        proxy.CutConnections();
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);

        Assert.Equal(2, proxy.ConnectionCount);
        Assert.Equal(["a", "c"], receiver.Spans.Select(span => span.Name));
    }

    private static ExportTraceServiceRequest Request(string name) =>
        new() { ResourceSpans = { new ResourceSpans { ScopeSpans = { new ScopeSpans { Spans = { new Span { Name = name } } } } } } };

    private static ByteArrayContent Content(string name) =>
        new(Request(name).ToByteArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, OtlpReceiver receiver, string name) =>
        client.PostAsync(receiver.Endpoint("HTTP") + "/v1/traces", Content(name));
}
