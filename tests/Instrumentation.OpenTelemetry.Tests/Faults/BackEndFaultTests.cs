using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A back end that is not there, has too much to do, or does not want the spans.</summary>
[Collection(FaultTable.Name)]
public class BackEndFaultTests(FaultTable table)
{
    private const int Spans = 10_000;

    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Absent_at_the_start(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        await using var run = new FaultRun("receiver absent at the start", protocol, receiver);

        run.Report(Spans);
        await receiver.StartAgainAsync();

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Killed_and_started_again_in_the_middle(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var run = new FaultRun("receiver killed and started again in the middle", protocol, receiver);

        run.Report(Spans / 2);
        await receiver.WaitForSpansAsync(1);
        await receiver.StopAsync();
        run.Report(Spans / 2);
        await receiver.StartAgainAsync();

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC", "UNAVAILABLE with RetryInfo")]
    [InlineData("HTTP", "503 with Retry-After")]
    public async Task Unavailable(string protocol, string fault)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.RespondNext(Reply.Unavailable(Asked), Reply.Unavailable(Asked));
        await using var run = new FaultRun(fault, protocol, receiver);

        run.Report(Spans);

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC", "RESOURCE_EXHAUSTED with RetryInfo")]
    [InlineData("HTTP", "429 with Retry-After")]
    public async Task Throttled(string protocol, string fault)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.RespondNext(Reply.Throttled(Asked), Reply.Throttled(Asked));
        await using var run = new FaultRun(fault, protocol, receiver);

        run.Report(Spans);

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC", "INVALID_ARGUMENT for one request")]
    [InlineData("HTTP", "400 for one request")]
    public async Task Refused_for_good(string protocol, string fault)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.RespondNext(Reply.Refused());
        await using var run = new FaultRun(fault, protocol, receiver);

        run.Report(Spans);

        var row = await run.ConcludeAsync(table);
        Assert.InRange(row.Counted, 1, 1_000);
        Assert.Equal(row.Counted, receiver.Requests.Single(request => !request.IsAccepted).Spans.Count());
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Taken_in_part(string protocol)
    {
        const int rejected = 3;
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var run = new FaultRun("partial success, 3 spans rejected", protocol, receiver);

        run.Report(Spans / 2);
        await run.Job.FlushAsync();
        receiver.RespondNext(Reply.PartialSuccess(rejected, "too old"));
        run.Report(Spans / 2);

        Assert.Equal(rejected, (await run.ConcludeAsync(table, rejected)).Counted);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Wrong_certificate(string protocol)
    {
        using var authority = new CertificateAuthority();
        using var stranger = new CertificateAuthority();
        await using var receiver = await OtlpReceiver.StartAsync(new ReceiverTls(stranger.IssueServer()));
        await using var run = new FaultRun(
            "wrong certificate, no more attempts (retry.max-elapsed: 0)", protocol, receiver,
            ("exporter.certificate", authority.WriteCertificate(authority.Root)), ("retry.max-elapsed", "0 s"));

        run.Report(Spans);

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Counted);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Hanging_until_the_buffer_is_full(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        await using var run = new FaultRun("buffer full (buffer.size: 1 mb)", protocol, receiver, ("buffer.size", "1 mb"), ("exporter.timeout", "3 s"));

        run.Report(3 * Spans);
        receiver.Respond(Reply.Accepted);

        Assert.InRange((await run.ConcludeAsync(table)).Counted, Spans, (3 * Spans) - 1);
    }
}
