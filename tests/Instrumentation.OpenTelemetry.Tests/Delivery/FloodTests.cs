using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

public class FloodTests
{
    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Many_spans_of_many_threads_arrive_exactly_once(string protocol)
    {
        const int threads = 4;
        const int spans = 25_000;
        await using var receiver = await OtlpReceiver.StartAsync();

        // An answer that is late on a busy machine is no answer, and the request is sent again: at least once is what OTLP can promise.
        await using var job = new OtlpJob(receiver, protocol, ("exporter.timeout", "5 min"));

        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < spans; i++)
                {
                    job.MetricGroup.AddSpan(Span.Builder(typeof(FloodTests), "flood").SetAttribute("thread", thread).SetAttribute("number", i).SetAttribute("text", "some text"));
                }
            },
            TaskCreationOptions.LongRunning)));

        Assert.True(await job.FlushAsync());
        var arrived = receiver.Spans.Select(span => (Thread: span.Attributes.Single(a => a.Key == "thread").Value.IntValue, Number: span.Attributes.Single(a => a.Key == "number").Value.IntValue)).ToList();
        Assert.Equal(threads * spans, arrived.Count);
        Assert.Equal(threads * spans, arrived.Distinct().Count());
        Assert.Equal(threads * spans, receiver.Spans.Select(span => span.SpanId).Distinct().Count());
        Assert.Equal(threads * spans, job.Statistics.Reported);
        Assert.Equal(0, job.Statistics.Queued + job.Statistics.Dropped + job.Statistics.Failed);
    }
}
