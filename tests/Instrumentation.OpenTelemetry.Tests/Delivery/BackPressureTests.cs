using System.Diagnostics;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>A full buffer whose user chose what is done then: <c>queue.when-full</c> and <c>queue.wait-limit</c>.</summary>
public class BackPressureTests
{
    // The buffer holds about a fourth of them.
    private const int Spans = 20_000;

    private static readonly (string, string) SmallBuffer = ("buffer.size", "1 mb");

    [Theory]
    [InlineData("queue.when-full", "drop-oldest", "drop-newest or wait")]
    [InlineData("queue.when-full", "block", "drop-newest, drop-oldest or wait")]
    [InlineData("queue.wait-limit", "0 s", "a time longer than zero; not to wait is queue.when-full: drop-newest")]
    public async Task A_reporter_with_a_value_that_cannot_be_used_does_not_start(string key, string value, string allowed)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", (key, value));

        Assert.Throws<KeyNotFoundException>(() => job.Statistics);
        Assert.Contains($"traces.reporter.otel.{key}: '{value}' cannot be used; allowed is {allowed}.", Assert.Single(job.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("drop-newest")]
    public async Task Nothing_waits_unless_it_is_asked_for(string? rule)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        var job = new OtlpJob(receiver, "HTTP", rule is null ? [SmallBuffer] : [SmallBuffer, ("queue.when-full", rule)]);

        var longest = Report(job, Spans);
        var dropped = job.Statistics.Dropped;
        await receiver.StopAsync();

        // One wait would be 100 ms, and there would be thousands.
        Assert.InRange(longest.Total, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.InRange(dropped, Spans / 2, Spans - 1);
        Assert.Contains("so new spans are dropped and counted", job.Log.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Functions_wait_for_a_slow_back_end_and_nothing_is_lost(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(new Reply { ReadPause = TimeSpan.FromMilliseconds(20) });
        await using var job = new OtlpJob(receiver, protocol, SmallBuffer, ("queue.when-full", "wait"), ("queue.wait-limit", "1 min"), ("exporter.timeout", "5 min"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OnThread(() => Report(job, Spans / 4))));
        var stillQueued = job.Statistics.Queued;

        Assert.True(await job.FlushAsync());
        Assert.InRange(stillQueued, 1, Spans / 2);
        Assert.Equal(new ReporterStatistics(Spans, 0, 0, 0), job.Statistics);
        Assert.Equal(Spans, receiver.Spans.Select(span => span.SpanId).Distinct().Count());
        Assert.Empty(job.Log.Warnings);
    }

    [Fact]
    public async Task A_tree_that_is_larger_than_the_buffer_passes_through_it_whole()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", SmallBuffer, ("queue.when-full", "wait"), ("queue.wait-limit", "1 min"), ("exporter.timeout", "5 min"));

        job.MetricGroup.AddSpan(NewSpan(0).AddChildren(Enumerable.Range(1, Spans - 1).Select(NewSpan)));

        Assert.True(await job.FlushAsync());
        Assert.Equal(new ReporterStatistics(1, 0, 0, 0), job.Statistics);
        Assert.Equal(Spans, receiver.Spans.Select(span => span.SpanId).Distinct().Count());
        Assert.Equal(Spans, receiver.Spans.Count);
    }

    [Fact]
    public async Task What_finds_no_room_within_the_limit_is_dropped_and_counted()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        var job = new OtlpJob(receiver, "HTTP", SmallBuffer, ("queue.when-full", "wait"), ("queue.wait-limit", "200 ms"), ("exporter.timeout", "5 min"));

        var calls = ReportUntilDropped(job);

        Assert.InRange(calls.Longest, TimeSpan.FromMilliseconds(190), TimeSpan.FromSeconds(30));
        Assert.Equal(1, job.Statistics.Dropped);
        Assert.Contains("so new spans that find no room within 200 ms are dropped and counted", Assert.Single(job.Log.Warnings), StringComparison.Ordinal);
        await receiver.StopAsync();
    }

    [Fact]
    public async Task Nothing_waits_for_a_back_end_that_is_left_alone_for_longer_than_the_limit()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Unavailable(TimeSpan.FromHours(1)));
        var job = new OtlpJob(receiver, "HTTP", SmallBuffer, ("queue.when-full", "wait"), ("queue.wait-limit", "1 min"), ("retry.max-elapsed", "2 h"));
        Report(job, 1);
        await job.SendAsync();
        await receiver.WaitForRequestsAsync(1);

        // Dropped once the pause has begun; those before that may wait for its beginning.
        var calls = ReportUntilDropped(job);

        Assert.InRange(calls.Total, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await receiver.StopAsync();
    }

    [Fact]
    public async Task A_span_that_can_never_find_room_is_not_waited_for()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", SmallBuffer, ("queue.when-full", "wait"), ("queue.wait-limit", "1 min"));
        var clock = Stopwatch.StartNew();

        job.MetricGroup.AddSpan(NewSpan(0).SetAttribute("large", new string('x', 1_048_576)).SetAttribute("larger", new string('y', 1_048_576)));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(new ReporterStatistics(0, 1, 0, 0), job.Statistics);
    }

    [Fact]
    public async Task Closing_lets_nobody_wait()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        var job = new OtlpJob(receiver, "HTTP", SmallBuffer, ("queue.when-full", "wait"), ("queue.wait-limit", "1 h"), ("exporter.timeout", "1 h"));
        var reporting = OnThread(() => Report(job, Spans));
        await receiver.WaitForRequestsAsync(1);

        await job.DisposeAsync();

        var calls = await reporting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(calls.Longest, TimeSpan.Zero, TimeSpan.FromSeconds(30));

        // Disposal ends at its limit; a busy machine may still be counting then.
        await Eventually.BecomesTrue(() => job.Statistics.Queued == 0, "what could not be delivered is given up");
        Assert.Equal(new ReporterStatistics(0, Spans, 0, 0), job.Statistics);
    }

    private static Task<(TimeSpan Total, TimeSpan Longest)> OnThread(Func<(TimeSpan Total, TimeSpan Longest)> report) =>
        Task.Factory.StartNew(report, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static (TimeSpan Total, TimeSpan Longest) Report(OtlpJob job, int spans) => Report(job, number => number < spans);

    private static (TimeSpan Total, TimeSpan Longest) ReportUntilDropped(OtlpJob job) => Report(job, _ => job.Statistics.Dropped == 0);

    private static (TimeSpan Total, TimeSpan Longest) Report(OtlpJob job, Func<int, bool> isNext)
    {
        var clock = Stopwatch.StartNew();
        var longest = TimeSpan.Zero;
        for (var i = 0; isNext(i); i++)
        {
            var before = clock.Elapsed;
            job.MetricGroup.AddSpan(NewSpan(i));
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, (clock.Elapsed - before).Ticks));
        }

        return (clock.Elapsed, longest);
    }

    private static SpanBuilder NewSpan(int number) =>
        Span.Builder(typeof(BackPressureTests), "work").SetAttribute("number", number).SetAttribute("text", "some text of an ordinary length");
}
