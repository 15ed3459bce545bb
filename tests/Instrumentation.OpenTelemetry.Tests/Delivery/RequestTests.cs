using System.Diagnostics;
using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>What a request looks like when it arrives.</summary>
public class RequestTests
{
    [Fact]
    public async Task Over_HTTP_it_is_a_POST_of_protobuf()
    {
        var (request, _) = await ReceiveAsync("HTTP", [("exporter.endpoint", "/otlp")], "a");

        Assert.Equal("/otlp/v1/traces", request.Path);
        Assert.Equal("application/x-protobuf", request.Headers["Content-Type"]);
        Assert.False(request.Headers.ContainsKey("Content-Encoding"));
        Assert.Equal(["a"], request.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task Over_gRPC_it_is_a_call_of_the_trace_service_with_a_deadline()
    {
        var (request, _) = await ReceiveAsync("gRPC", [("exporter.timeout", "15 s")], "a");

        Assert.Equal("/opentelemetry.proto.collector.trace.v1.TraceService/Export", request.Path);
        Assert.Equal("application/grpc+proto", request.Headers["Content-Type"]);
        Assert.Equal("trailers", request.Headers["TE"]);
        Assert.Equal("15000m", request.Headers["grpc-timeout"]);
        Assert.False(request.Headers.ContainsKey("grpc-encoding"));
        Assert.Equal(["a"], request.Spans.Select(span => span.Name));
    }

    [Theory]
    [InlineData("HTTP", "Content-Encoding")]
    [InlineData("gRPC", "grpc-encoding")]
    public async Task Compressed_it_holds_the_same(string protocol, string header)
    {
        var names = Enumerable.Range(0, 10_000).Select(i => $"span number {i}").ToArray();

        var (request, _) = await ReceiveAsync(protocol, [("exporter.compression", "gzip")], names);

        Assert.Equal("gzip", request.Headers[header]);
        Assert.Equal(names, request.Spans.Select(span => span.Name));
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("gRPC")]
    public async Task Megabytes_arrive(string protocol)
    {
        var names = Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 1_000_000)).ToArray();

        var (request, result) = await ReceiveAsync(protocol, [], names);

        Assert.Equal(ExportOutcome.Delivered, result.Outcome);
        Assert.Equal(names, request.Spans.Select(span => span.Name));
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("gRPC")]
    public async Task It_carries_the_headers_of_the_options_and_says_who_sends_it(string protocol)
    {
        var (request, _) = await ReceiveAsync(protocol, [("exporter.headers", "Tenant=a,authorization=Basic%20dXNlcg==")], "a");
        var (named, _) = await ReceiveAsync(protocol, [("exporter.headers", "User-Agent=mine")], "a");

        Assert.Equal("a", request.Headers["tenant"]);
        Assert.Equal("Basic dXNlcg==", request.Headers["Authorization"]);
        Assert.Matches(@"^Instrumentation\.OpenTelemetry/\d+\.\d+\.\d+", request.Headers["User-Agent"]);
        Assert.Equal("mine", named.Headers["User-Agent"]);
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("gRPC")]
    public async Task It_leaves_no_trace_of_itself(string protocol)
    {
        var seen = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => seen.Add(activity.GetTagItem("url.full") as string ?? ""),
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("caller").Start();
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        var port = receiver.Port(protocol).ToString(System.Globalization.CultureInfo.InvariantCulture);

        await transport.SendAsync("a");

        Assert.DoesNotContain(seen, url => url.Contains(port, StringComparison.Ordinal));
        Assert.False(receiver.Requests.Single().Headers.ContainsKey("traceparent"));
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("gRPC")]
    public async Task Requests_share_a_connection(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        receiver.RespondNext(Reply.Accepted, Reply.Refused(), Reply.Unavailable(), Reply.PartialSuccess(1, "no"));

        for (var i = 0; i < 5; i++)
        {
            await transport.SendAsync("a");
        }

        Assert.Single(receiver.Requests.Select(request => request.ConnectionId).Distinct());
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("gRPC")]
    public async Task Many_at_a_time_arrive_once_each(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver, ("exporter.compression", "gzip"));
        var names = Enumerable.Range(0, 100).Select(i => $"span {i:D3}").ToArray();

        var results = await Task.WhenAll(names.Select(name => Task.Run(() => transport.SendAsync(name))));

        Assert.All(results, result => Assert.Equal(new ExportResult(ExportOutcome.Delivered), result));
        Assert.Equal(names, receiver.Spans.Select(span => span.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<(ReceivedRequest Request, ExportResult Result)> ReceiveAsync(string protocol, (string Key, string Value)[] keys, params string[] names)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(
            protocol, receiver, [.. keys.Select(key => key.Key == "exporter.endpoint" ? (key.Key, receiver.Endpoint(protocol) + key.Value) : key)]);
        var result = await transport.SendAsync(names);
        return (receiver.Requests.Single(), result);
    }
}
