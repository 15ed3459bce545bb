using System.Globalization;
using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A connection that does not carry what it should.</summary>
[Collection(FaultTable.Name)]
public class ConnectionFaultTests(FaultTable table)
{
    private const int Spans = 10_000;

    // Longer than an AddSpan may take, and than a busy machine needs for an answer.
    private static readonly (string, string) Patience = ("exporter.timeout", "3 s");

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task The_receiver_hangs(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        await using var run = new FaultRun("receiver hangs", protocol, receiver, Patience);

        run.Report(Spans / 2);
        await receiver.WaitForRequestsAsync(1);
        run.Report(Spans / 2);
        receiver.Respond(Reply.Accepted);

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_connection_that_worked_becomes_half_open(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var proxy = new TcpProxy(receiver.Port(protocol));
        await using var run = new FaultRun("connection becomes half-open", protocol, receiver, Through(proxy), Patience);

        run.Report(Spans / 2);
        await receiver.WaitForSpansAsync(1);
        proxy.FreezeConnections();
        run.Report(Spans / 2);

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Connections_are_accepted_and_carry_nothing(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var proxy = new TcpProxy(receiver.Port(protocol));
        proxy.FreezeNewConnections(true);
        await using var run = new FaultRun("connection accepted, then silence", protocol, receiver, Through(proxy), Patience);

        run.Report(Spans);
        proxy.FreezeNewConnections(false);

        Assert.Equal(Spans, (await run.ConcludeAsync(table)).Delivered);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task It_is_reset_in_the_middle_of_requests(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.RespondNext(Reply.Reset(), Reply.Reset());
        await using var run = new FaultRun("connection reset in the middle of a request", protocol, receiver);

        run.Report(Spans);

        var row = await run.ConcludeAsync(table);
        Assert.Equal((Spans, 0), (row.Delivered, row.Repeated));
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task It_is_reset_before_the_answer(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.RespondNext(Reply.Accepted with { IsAnswerLost = true });
        await using var run = new FaultRun("connection reset before the answer", protocol, receiver);

        run.Report(Spans);

        var row = await run.ConcludeAsync(table);
        Assert.Equal(Spans, row.Delivered);
        Assert.Equal(receiver.Requests[0].Spans.Count(), row.Repeated);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task The_receiver_reads_slowly(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Accepted with { ReadPause = TimeSpan.FromMilliseconds(20) });
        await using var run = new FaultRun("receiver reads slowly", protocol, receiver);

        run.Report(Spans);

        var row = await run.ConcludeAsync(table);
        Assert.Equal((Spans, 0), (row.Delivered, row.Repeated));
    }

    private static (string, string) Through(TcpProxy proxy) => ("exporter.endpoint", string.Create(CultureInfo.InvariantCulture, $"http://localhost:{proxy.Port}"));
}
