using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

public class RandomTreeTests
{
    [Fact]
    public async Task Ten_thousand_random_trees_arrive_field_by_field_as_an_independent_decoder_reads_them()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, "HTTP", ("service.name", "trees"), ("buffer.size", "1 gb"));

        for (var seed = 0; seed < 10_000; seed++)
        {
            job.MetricGroup.AddSpan(new RandomTree(seed).Build());
        }

        Assert.True(await job.FlushAsync());
        var expected = job.InMemory.Spans.SelectMany(Flatten).ToDictionary(span => span.SpanId.ToHexString().ToUpperInvariant(), WireText.Of);
        var arrived = receiver.Requests.SelectMany(request => request.Traces!.ResourceSpans).SelectMany(resource => resource.ScopeSpans)
            .SelectMany(scope => scope.Spans.Select(span => (Id: Convert.ToHexString(span.SpanId.Span), Text: WireText.Of(scope.Scope.Name, span)))).ToList();

        Assert.True(expected.Count > 20_000, $"{expected.Count} spans");
        Assert.Equal(expected.Count, arrived.Count);
        Assert.All(arrived, span => Assert.Equal(expected[span.Id], span.Text));
        Assert.All(receiver.Requests, request => Assert.Contains("trees", request.Traces!.ResourceSpans.Single().Resource.Attributes.Select(attribute => attribute.Value.StringValue)));
        Assert.Equal(10_000, job.Statistics.Reported);
    }

    private static IEnumerable<Span> Flatten(Span span) => span.Children.SelectMany(Flatten).Prepend(span);
}
