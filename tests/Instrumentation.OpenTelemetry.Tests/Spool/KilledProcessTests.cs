using System.Diagnostics;
using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>A process that is killed with SIGKILL, and the one that comes after it.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private readonly SpoolPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_write_through_every_span_arrives_whose_AddSpan_had_returned(bool isBackEndThere)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        if (!isBackEndThere)
        {
            await receiver.StopAsync();
        }

        using var process = Start(receiver, "always");
        var last = await Victim.KillAsync(process, () => true);
        await RestartAsync(receiver, "always", isBackEndThere);

        var numbers = receiver.Numbers();
        Assert.Empty(NumberedSpans.UpTo(last + 1).Except(numbers));
        Assert.InRange(numbers.Max(), last, last + 1);
        AssertInOrderAndOneRequestRepeated(receiver);
        Assert.Empty(_place.Folders);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_overflow_what_was_on_disk_arrives_and_only_the_newest_is_lost(bool isBackEndThere)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        if (!isBackEndThere)
        {
            await receiver.StopAsync();
        }

        using var process = Start(receiver, "overflow");
        var last = await Victim.KillAsync(process, () => isBackEndThere ? receiver.Spans.Count > 500 : _place.Files.Count > 10);
        var onDisk = _place.Files.Count;
        await RestartAsync(receiver, "overflow", isBackEndThere);

        var numbers = receiver.Numbers().Distinct().ToArray();
        Assert.True(isBackEndThere || onDisk > 10);

        // Without a gap, but for the tens that were not handed on in one piece.
        Assert.Empty(NumberedSpans.UpTo((((int)numbers.Max() - 1) / 10 * 10) + 1).Except(numbers));
        Assert.InRange(numbers.Max(), 10, last + 1);
        AssertInOrderAndOneRequestRepeated(receiver);
        Assert.Empty(_place.Folders);
    }

    private Process Start(OtlpReceiver receiver, string mode) =>
        Victim.Start([("exporter.endpoint", receiver.Endpoint("HTTP")), ("exporter.protocol", "HTTP"), .. _place.Settings(mode)]);

    private async Task RestartAsync(OtlpReceiver receiver, string mode, bool isBackEndThere)
    {
        if (!isBackEndThere)
        {
            await receiver.StartAgainAsync();
        }

        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings(mode));
        Assert.True(await job.FlushAsync());
        Assert.Equal(0, job.Statistics.Dropped + job.Statistics.Failed + job.Statistics.Queued);
    }

    private static void AssertInOrderAndOneRequestRepeated(OtlpReceiver receiver)
    {
        var requests = receiver.Requests.Where(request => request.IsAccepted).ToArray();
        var repeated = receiver.Spans.GroupBy(NumberedSpans.Number).Where(group => group.Count() > 1).ToArray();
        Assert.All(repeated, group => Assert.Single(group.Select(span => (span.TraceId, span.SpanId)).Distinct()));
        var numbers = repeated.Select(group => group.Key).ToHashSet();
        Assert.True(numbers.Count == 0 || requests.Any(request => numbers.IsSubsetOf(request.Numbers())));

        // The killed process's own first arrivals, in the order in which they were handed on.
        var tens = receiver.Numbers().Distinct().Select(number => (number + 9) / 10).ToArray();
        Assert.Equal(tens.Order(), tens);
    }
}
