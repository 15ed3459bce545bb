using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Reporters;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>What a spool is for, as a user sees it: back end and process live and die, the spans arrive.</summary>
public sealed class SpoolTests : IDisposable
{
    // Spans of more than one chunk.
    private const int Steps = 20;
    private const int StepSize = 100;

    private readonly SpoolPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("overflow")]
    [InlineData("always")]
    public async Task While_the_back_end_is_absent_spans_wait_on_disk_and_then_arrive_once_and_in_order(string mode)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings(mode, ("retry.max-elapsed", "0 s")));

        await AddInStepsAsync(job);
        await Eventually.BecomesTrue(() => _place.Size > Steps * StepSize * 50, "all spans are on disk");
        Assert.Equal(Steps * StepSize, job.Statistics.Queued);
        await receiver.StartAgainAsync();

        Assert.True(await job.FlushAsync());
        Assert.Equal(NumberedSpans.UpTo(Steps * StepSize), receiver.Numbers().Order());
        AssertInOrderOfSteps(receiver);
        Assert.Equal((Steps * StepSize, 0, 0, 0), (job.Statistics.Reported, job.Statistics.Dropped, job.Statistics.Failed, job.Statistics.Queued));
        Assert.Empty(_place.Files);
        Assert.Single(job.Log.Warnings);
    }

    [Theory]
    [InlineData("overflow", "gRPC")]
    [InlineData("always", "HTTP")]
    public async Task A_back_end_that_is_killed_and_started_again_under_a_flood_gets_every_span(string mode, string protocol)
    {
        const int threads = 4;
        const int spans = 20_000;
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol, _place.Settings(mode));

        var flood = Enumerable.Range(0, threads)
            .Select(thread => Task.Factory.StartNew(() => job.MetricGroup.AddSpans(thread * spans, spans), TaskCreationOptions.LongRunning))
            .ToArray();
        await receiver.WaitForRequestsAsync(1);
        await receiver.StopAsync();
        await Task.WhenAll(flood);
        await receiver.StartAgainAsync();

        Assert.True(await job.FlushAsync());
        Assert.Equal(NumberedSpans.UpTo(threads * spans), receiver.Numbers().Distinct().Order());
        Assert.Equal((threads * spans, 0, 0, 0), (job.Statistics.Reported, job.Statistics.Dropped, job.Statistics.Failed, job.Statistics.Queued));
        Assert.Empty(_place.Files);
    }

    [Fact]
    public async Task What_exceeds_half_of_the_memory_goes_to_disk_while_the_back_end_hangs()
    {
        const int size = 1024;
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings("overflow", ("buffer.size", "1 mb"), ("exporter.timeout", "1 h")));

        for (var step = 0; step < Steps; step++)
        {
            job.MetricGroup.AddSpans(step * StepSize, StepSize, new string('x', size));
            await job.SendAsync();

            // A span takes some 200 bytes beside its text.
            var beyondHalf = ((step + 1L) * StepSize * (size + 200)) - (512 * 1024);
            await Eventually.BecomesTrue(() => _place.Size >= beyondHalf, "half of the memory is free");
        }

        receiver.Respond(Reply.Accepted);
        await receiver.StopAsync();
        await receiver.StartAgainAsync();

        Assert.True(await job.FlushAsync());
        Assert.Equal(0, job.Statistics.Dropped + job.Statistics.Failed);
        Assert.Equal(NumberedSpans.UpTo(Steps * StepSize), receiver.Numbers().Order());
        AssertInOrderOfSteps(receiver);
    }

    [Fact]
    public async Task Spans_that_are_on_their_way_go_to_disk_before_those_that_came_later()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Hang());
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings("overflow", ("buffer.size", "1 mb"), ("exporter.timeout", "1 h")));
        job.MetricGroup.AddSpans(0, 1, "the first");
        await job.SendAsync();
        await receiver.WaitForRequestsAsync(1);

        for (var step = 1; _place.Files.Count == 0; step++)
        {
            job.MetricGroup.AddSpans(step, 1, new string('x', 10_000));
            await job.SendAsync();
        }

        Assert.Contains("the first", await SpoolPlace.ReadAsync(_place.Files[0]), StringComparison.Ordinal);
        receiver.Respond(Reply.Accepted);
    }

    [Theory]
    [InlineData("overflow")]
    [InlineData("always")]
    public async Task What_finds_no_room_on_disk_nor_in_memory_is_dropped_counted_and_said(string mode)
    {
        const int spans = 20_000;
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings(mode, ("buffer.size", "1 mb"), ("spool.max-size", "1 mb")));

        for (var i = 0; i < spans; i += StepSize)
        {
            job.MetricGroup.AddSpans(i, StepSize, new string('x', 200));
            await job.SendAsync();
        }

        await Eventually.BecomesTrue(() => job.Log.Warnings.Any(warning => warning.Contains("spool.max-size: 1048576 bytes", StringComparison.Ordinal)), "it is said that the spool is full");
        var dropped = job.Statistics.Dropped;
        Assert.InRange(_place.Size, 1, 1024 * 1024);
        await receiver.StartAgainAsync();

        Assert.True(await job.FlushAsync());
        Assert.InRange(dropped, 1, spans - 1);
        Assert.Equal(spans - dropped, job.Statistics.Reported);
        Assert.Equal(spans - dropped, receiver.Numbers().Distinct().Count());
        Assert.Equal(0, job.Statistics.Failed);
    }

    [Theory]
    [InlineData("overflow")]
    [InlineData("always")]
    public async Task A_disk_that_fails_is_said_and_the_spans_stay_in_memory(string mode)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings(mode));
        Directory.Delete(_place.Folders.Single(), recursive: true);

        job.MetricGroup.AddSpans(0, StepSize);
        await job.SendAsync();
        await Eventually.BecomesTrue(() => job.Log.At(LogLevel.Error).Count > 0, "the failure is said");
        await receiver.StartAgainAsync();

        Assert.True(await job.FlushAsync());
        Assert.Equal(NumberedSpans.UpTo(StepSize), receiver.Numbers().Order());
        Assert.Contains($"cannot write to its spool in '{_place.Path}', so spans stay in memory", job.Log.At(LogLevel.Error).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_disk_that_fails_does_not_take_fails_after_the_time_for_retries()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings("overflow", ("retry.max-elapsed", "0 s")));
        Directory.Delete(_place.Folders.Single(), recursive: true);

        job.MetricGroup.AddSpans(0, StepSize);

        Assert.False(await job.FlushAsync());
        Assert.Equal(StepSize, job.Statistics.Failed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Closing_does_not_wait_for_a_back_end_that_does_not_answer_or_asks_to_be_left_alone(bool isAbsent)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Unavailable(TimeSpan.FromHours(1)));
        if (isAbsent)
        {
            await receiver.StopAsync();
        }

        var settings = _place.Settings("overflow").Append(("exporter.endpoint", receiver.Endpoint("HTTP"))).Append(("exporter.protocol", "HTTP"));
        IDeliveringTraceReporter reporter = new OpenTelemetryTraceReporter();
        reporter.Open(new ReporterConfig("otel", settings.ToDictionary(setting => setting.Item1, setting => setting.Item2)));
        var counts = new RecordedCounts();
        reporter.Start(counts);
        reporter.NotifyOfAddedSpan(Traces.Span.Builder(typeof(SpoolTests), "kept").Build());

        Assert.Equal(1, await reporter.DrainAsync(CancellationToken.None));
        reporter.Close();
        Assert.Single(_place.Files);
        Assert.Equal(0, counts.Reported + counts.Dropped + counts.Failed);
    }

    [Theory]
    [InlineData("overflow")]
    [InlineData("always")]
    public async Task What_cannot_be_delivered_in_closing_is_kept_and_delivered_by_the_next_process_with_its_own_resource(string mode)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        var first = new OtlpJob(receiver, "HTTP", _place.Settings(mode, ("service.name", "first")));
        first.MetricGroup.AddSpans(0, StepSize);
        await first.DisposeAsync();

        Assert.Equal((0, 0, 0, StepSize), (first.Statistics.Reported, first.Statistics.Dropped, first.Statistics.Failed, first.Statistics.Queued));
        Assert.Contains($"Reporter 'otel' keeps {StepSize} spans in '{_place.Path}' that it could not deliver; the next process delivers them.", first.Log.At(LogLevel.Information));

        await receiver.StartAgainAsync();
        var second = new OtlpJob(receiver, "HTTP", _place.Settings(mode, ("service.name", "second")));
        second.MetricGroup.AddSpans(StepSize, StepSize);
        Assert.True(await second.FlushAsync());
        await second.DisposeAsync();

        Assert.Equal(NumberedSpans.UpTo(2 * StepSize), receiver.Numbers().Order());
        Assert.Equal((2 * StepSize, 0, 0, 0), (second.Statistics.Reported, second.Statistics.Dropped, second.Statistics.Failed, second.Statistics.Queued));
        Assert.Equal(["first", "second"], receiver.Requests.Where(request => request.IsAccepted).Select(Service).Distinct());
        Assert.All(receiver.Requests, request => Assert.All(request.Numbers(), number => Assert.Equal(number < StepSize ? "first" : "second", Service(request))));
        Assert.Contains(second.Log.At(LogLevel.Information), message => message.StartsWith($"Reporter 'otel' delivers {StepSize} spans first", StringComparison.Ordinal));
        Assert.Empty(_place.Folders);
    }

    [Fact]
    public async Task A_request_whose_answer_was_lost_is_repeated_by_the_next_process_with_the_same_ids()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Accepted with { IsAnswerLost = true });
        var first = new OtlpJob(receiver, "HTTP", _place.Settings("overflow"));
        first.MetricGroup.AddSpans(0, 1);
        await first.SendAsync();
        await receiver.WaitForSpansAsync(1);
        await Eventually.BecomesTrue(() => _place.Size > 0, "the request waits on disk");
        await first.DisposeAsync();
        var before = receiver.Spans.Count;
        receiver.Respond(Reply.Accepted);
        await using var second = new OtlpJob(receiver, "HTTP", _place.Settings("overflow"));

        Assert.True(await second.FlushAsync());
        Assert.Equal(before + 1, receiver.Spans.Count);
        Assert.Single(receiver.Spans.Select(span => (span.TraceId, span.SpanId)).Distinct());
        Assert.Equal(1, second.Statistics.Reported);
    }

    [Fact]
    public async Task Spans_that_the_back_end_refuses_leave_the_disk_and_count_as_failed()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond(Reply.Refused());
        await using var job = new OtlpJob(receiver, "HTTP", _place.Settings("always"));

        job.MetricGroup.AddSpans(0, StepSize);

        Assert.False(await job.FlushAsync());
        Assert.Equal(StepSize, job.Statistics.Failed);
        Assert.Empty(_place.Files);
    }

    private static void AssertInOrderOfSteps(OtlpReceiver receiver)
    {
        var steps = receiver.Numbers().Select(number => number / StepSize).ToArray();
        Assert.Equal(steps.Order(), steps);
    }

    private static string Service(ReceivedRequest request) =>
        request.Traces!.ResourceSpans.Single().Resource.Attributes.Single(attribute => attribute.Key == "service.name").Value.StringValue;

    // Each step is handed on before the next one.
    private static async Task AddInStepsAsync(OtlpJob job)
    {
        for (var step = 0; step < Steps; step++)
        {
            job.MetricGroup.AddSpans(step * StepSize, StepSize);
            await job.SendAsync();
        }
    }
}
