using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.OpenTelemetry.Tests.Spool;

namespace Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>The process itself is killed with SIGKILL, and another one comes after it.</summary>
[Collection(FaultTable.Name)]
public sealed class KilledProcessFaultTests(FaultTable table) : IDisposable
{
    private readonly SpoolPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Without_a_spool(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        // The victim hands its spans on by tens, and each ten takes a piece of the buffer.
        var row = await KillAsync("process killed, no spool", protocol, receiver, isLossDocumented: true, ("buffer.size", "512 mb"), ("batch.delay", "20 ms"));

        Assert.InRange(row.Delivered, 1, row.Sent);
    }

    [Theory]
    [InlineData("overflow", true, true)]
    [InlineData("overflow", false, true)]
    [InlineData("always", true, false)]
    [InlineData("always", false, false)]
    public async Task With_a_spool(string mode, bool isBackEndThere, bool isLossDocumented)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        if (!isBackEndThere)
        {
            await receiver.StopAsync();
        }

        var fault = $"process killed, spool.mode: {mode}, receiver {(isBackEndThere ? "there" : "absent")}";
        var row = await KillAsync(fault, "HTTP", receiver, isLossDocumented, _place.Settings(mode));

        Assert.InRange(row.Delivered, 1, row.Sent);
        Assert.Empty(_place.Folders);
    }

    private async Task<FaultRow> KillAsync(string fault, string protocol, OtlpReceiver receiver, bool isLossDocumented, params (string, string)[] settings)
    {
        using var process = Victim.Start([("exporter.endpoint", receiver.Endpoint(protocol)), ("exporter.protocol", protocol), ("batch.size", "1000"), .. settings]);
        var last = await Victim.KillAsync(process, () => receiver.Spans.Count > 500 || _place.Files.Count > 10);
        await receiver.StopAsync();
        await receiver.StartAgainAsync();
        await using (var job = new OtlpJob(receiver, protocol, settings))
        {
            Assert.True(await job.FlushAsync());
            Assert.Equal(0, job.Statistics.Dropped + job.Statistics.Failed + job.Statistics.Queued);
        }

        // What was only in memory is the newest, and without a gap, but for the last ten, which may not have been handed on in one piece.
        var row = FaultRun.Count(fault, protocol, receiver, last + 1);
        row = row with { MaxLost = isLossDocumented ? Math.Max(0, last - ((receiver.Numbers().Max() - 1) / 10 * 10)) : 0 };
        table.Add(row);
        FaultRun.AssertAsDocumented(row, receiver);
        return row;
    }
}
