using Instrumentation.Testing;

namespace Instrumentation.Generators.Tests.Behaviour.Nesting;

/// <summary>However calls of all kinds are mixed, over awaits and threads, a span is where its call was.</summary>
public class RandomNestingTests
{
    private readonly SpanRecorder _recorder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_parent_is_always_a_span_that_was_reported_and_the_trace_is_whole(int seed)
    {
        var random = new Random(seed);
        var calls = Enumerable.Range(0, 100).Select(_ => new CallPlan(random)).ToList();
        var caller = new Caller(_recorder.MetricGroup);

        foreach (var call in calls)
        {
            await caller.Call(call);
        }

        var spans = _recorder.Spans.ToDictionary(span => (long)span.Attributes["id"]);
        var reported = calls.SelectMany(call => call.All).Where(call => spans.ContainsKey(call.Id)).ToList();
        Assert.Equal(spans.Count, reported.Count);
        Assert.All(reported, call => Assert.Equal(call.Parent is { } parent ? spans[parent.Id].SpanId : default, spans[call.Id].ParentSpanId));
        Assert.All(reported.GroupBy(call => call.Root), trace => Assert.Single(trace.Select(call => spans[call.Id].TraceId).Distinct()));
        Assert.Equal(reported.Select(call => call.Root).Distinct().Count(), spans.Values.Select(span => span.TraceId).Distinct().Count());
        Assert.Equal(
            Enum.GetValues<CallShape>().Except([CallShape.TooFast]),
            reported.Select(call => call.Shape).Distinct().Order());
    }
}
