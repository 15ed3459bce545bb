using System.Diagnostics;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>What becomes of spans when the back end does not simply take them, as the counts, the log and the back end tell it.</summary>
public class DeliveryTests
{
    public static TheoryData<string> Protocols => ["gRPC", "HTTP"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Spans_are_sent_after_the_delay_without_being_asked_for(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol, ("batch.delay", "20 ms"));

        Report(job, 3);

        await receiver.WaitForSpansAsync(3);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Without_a_delay_they_are_sent_at_once_and_those_that_come_during_a_request_travel_together(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol, ("batch.delay", "0"));
        receiver.RespondNext(Reply.Throttled(TimeSpan.FromSeconds(2)));

        Report(job, 1);
        await receiver.WaitForRequestsAsync(1);
        Report(job, 50);

        await receiver.WaitForSpansAsync(51);
        Assert.Equal([1, 1, 50], receiver.Requests.Select(request => request.Spans.Count()));
    }

    [Fact]
    public async Task A_request_holds_no_more_spans_than_the_batch_size()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", ("batch.size", "10"), ("batch.delay", "1 h"));

        Report(job, 95);

        Assert.True(await job.FlushAsync());
        Assert.Equal(95, receiver.Spans.Count);
        Assert.All(receiver.Requests, request => Assert.InRange(request.Spans.Count(), 1, 10));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_fails_in_a_way_that_may_pass_is_sent_again_and_arrives_once(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol);
        receiver.RespondNext(Reply.Unavailable(), Reply.Throttled(TimeSpan.FromMilliseconds(1)));

        Report(job, 5);

        Assert.True(await job.FlushAsync());
        Assert.Equal(5, receiver.Spans.Count);
        Assert.Equal(3, receiver.Requests.Count);
        Assert.Equal(new ReporterStatistics(5, 0, 0, 0), job.Statistics);
        Assert.Contains("come back later", Assert.Single(job.Log.Warnings), StringComparison.Ordinal);
        Assert.Equal("Reporter 'otel' delivers spans again.", job.Log.At(LogLevel.Information)[^1]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task The_back_end_is_left_alone_for_as_long_as_it_asks(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol);
        receiver.RespondNext(Reply.Throttled(TimeSpan.FromSeconds(2)));
        var since = Stopwatch.StartNew();

        Report(job, 1);

        Assert.True(await job.FlushAsync());
        Assert.InRange(since.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(50));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_is_refused_is_counted_as_failed_and_said_once_and_the_next_is_sent(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol);
        receiver.RespondNext(Reply.Refused(), Reply.Refused());

        Report(job, 2);
        Assert.False(await job.FlushAsync());
        Report(job, 3);
        Assert.False(await job.FlushAsync());
        Report(job, 4);
        Assert.True(await job.FlushAsync());

        Assert.Equal(4, receiver.Spans.Count);
        Assert.Equal(new ReporterStatistics(4, 0, 5, 0), job.Statistics);
        Assert.Contains("not like this", Assert.Single(job.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_is_rejected_of_a_request_is_counted_and_said(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol);
        receiver.RespondNext(Reply.PartialSuccess(2, "two are too old"));

        Report(job, 5);

        Assert.False(await job.FlushAsync());
        Assert.Equal(new ReporterStatistics(3, 0, 2, 0), job.Statistics);
        var lost = Assert.Single(job.Log.At(LogLevel.Error));
        Assert.StartsWith("Reporter 'otel' lost 2 spans of a request, which are counted as failed; the others are delivered: ", lost, StringComparison.Ordinal);
        Assert.EndsWith(": two are too old.", lost, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_warning_of_the_back_end_is_passed_on_and_nothing_is_counted_as_lost(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol);
        receiver.RespondNext(Reply.PartialSuccess(0, "this version ends soon"));

        Report(job, 5);

        Assert.True(await job.FlushAsync());
        Assert.Equal(new ReporterStatistics(5, 0, 0, 0), job.Statistics);
        var warning = Assert.Single(job.Log.Warnings);
        Assert.StartsWith("Reporter 'otel' delivered a request, and does not count any of its spans as lost: ", warning, StringComparison.Ordinal);
        Assert.EndsWith(": this version ends soon.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_longest_time_for_attempts_the_spans_are_lost_and_counted_and_the_next_are_sent()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", ("retry.max-elapsed", "0"));
        receiver.RespondNext(Reply.Unavailable());

        Report(job, 2);
        Assert.False(await job.FlushAsync());
        Report(job, 3);
        Assert.True(await job.FlushAsync());

        Assert.Equal(new ReporterStatistics(3, 0, 2, 0), job.Statistics);
        Assert.Contains("lost 2 spans, which could not be delivered within retry.max-elapsed; attempts: 1.", Assert.Single(job.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_back_end_that_is_not_there_yet_gets_the_spans_when_it_comes(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        await using var job = new OtlpJob(receiver, protocol);

        Report(job, 7);
        await receiver.StartAgainAsync();

        Assert.True(await job.FlushAsync());
        Assert.Equal(7, receiver.Spans.Count);
        Assert.Equal(new ReporterStatistics(7, 0, 0, 0), job.Statistics);
    }

    [Fact]
    public async Task Reporting_goes_on_while_the_back_end_hangs_and_what_finds_no_room_is_dropped_and_counted()
    {
        const int spans = 20_000;
        await using var receiver = await OtlpReceiver.StartAsync();
        var job = new OtlpJob(receiver, "HTTP", ("buffer.size", "1 mb"));
        receiver.Respond(Reply.Hang());

        Report(job, spans);

        Assert.InRange(job.Statistics.Dropped, spans / 2, spans - 1);
        Assert.Equal(spans, job.Statistics.Dropped + job.Statistics.Queued);
        Assert.Contains("buffer.size", Assert.Single(job.Log.Warnings), StringComparison.Ordinal);
        receiver.Respond(Reply.Accepted);
        await receiver.StopAsync();
        await receiver.StartAgainAsync();
        Assert.True(await job.FlushAsync());
        Assert.Equal(job.Statistics.Reported, receiver.Spans.Count);
        Assert.Equal(spans, job.Statistics.Dropped + job.Statistics.Reported);
        await job.DisposeAsync();
    }

    [Fact]
    public async Task A_buffer_holds_as_much_when_it_is_flushed_after_every_few_spans()
    {
        const int spans = 2_000;
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", ("buffer.size", "1 mb"), ("batch.delay", "1 h"));
        receiver.Respond(Reply.Hang());

        for (var i = 0; i < spans; i += 10)
        {
            Report(job, 10);
            await job.SendAsync();
        }

        Assert.Equal((spans, 0), (job.Statistics.Queued, job.Statistics.Dropped));
        receiver.Respond(Reply.Accepted);
        await receiver.StopAsync();
        await receiver.StartAgainAsync();
        Assert.True(await job.FlushAsync());
        Assert.Equal(spans, receiver.Spans.Select(span => span.SpanId).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Closing_sends_what_waits(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var job = new OtlpJob(receiver, protocol, ("batch.delay", "1 h"));

        Report(job, 12);
        await job.DisposeAsync();

        Assert.Equal(12, receiver.Spans.Count);
        Assert.Equal(new ReporterStatistics(12, 0, 0, 0), job.Statistics);
        Assert.Empty(job.Log.Warnings);
    }

    [Fact]
    public async Task Closing_gives_up_at_its_deadline_and_says_what_was_lost()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        var job = new OtlpJob(receiver, "gRPC", ("exporter.timeout", "1 min"));
        var since = Stopwatch.StartNew();

        Report(job, 6);
        await job.DisposeAsync();

        Assert.InRange(since.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        Assert.Equal(new ReporterStatistics(0, 6, 0, 0), job.Statistics);
        Assert.Contains(job.Log.Warnings, warning => warning.Contains("otel reported 0, dropped 6, failed 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_span_that_comes_after_closing_is_dropped_and_counted()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var job = new OtlpJob(receiver, "HTTP");
        await job.DisposeAsync();

        Report(job, 1);

        Assert.Equal(new ReporterStatistics(0, 1, 0, 0), job.Statistics);
    }

    private static void Report(OtlpJob job, int spans)
    {
        for (var i = 0; i < spans; i++)
        {
            job.MetricGroup.AddSpan(Span.Builder(typeof(DeliveryTests), "work").SetAttribute("number", i).SetAttribute("text", "some text of an ordinary length"));
        }
    }
}
