using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Runtime;
using Instrumentation.Testing;
using OpenTelemetry.Trace;

namespace Instrumentation.Conformance.Tests.ActivityBridge;

/// <summary>With a listener on the source <c>Instrumentation</c>, each span also runs as an activity: the application's own pipeline gets it.</summary>
[Collection(nameof(ActivityBridge))]
public sealed class ActivityBridgeTests : IDisposable
{
    private readonly SpanRecorder _recorder = new();
    private readonly OpenTelemetryPipeline _pipeline = new();
    private readonly Orders _orders;

    public ActivityBridgeTests() => _orders = new Orders(_recorder.MetricGroup);

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task An_activity_has_the_ids_times_tags_kind_and_status_of_its_span()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _orders.Load(7, () => throw new InvalidOperationException("gone")));

        var span = Assert.Single(_recorder.Spans);
        var activity = _pipeline.Single("load 7");
        Assert.Equal((span.TraceId, span.SpanId, span.ParentSpanId), (activity.TraceId, activity.SpanId, activity.ParentSpanId));
        Assert.Equal((ActivityKind.Client, ActivityStatusCode.Error, "gone"), (activity.Kind, activity.Status, activity.StatusDescription));
        Assert.Equal(span.Attributes.OrderBy(tag => tag.Key), activity.TagObjects.Select(tag => KeyValuePair.Create(tag.Key, tag.Value!)).OrderBy(tag => tag.Key));
        Assert.Equal(span.StartTimeUnixNanos / 100, (activity.StartTimeUtc - DateTime.UnixEpoch).Ticks);
        Assert.Equal(span.EndTimeUnixNanos / 100, (activity.StartTimeUtc + activity.Duration - DateTime.UnixEpoch).Ticks);
    }

    [Fact]
    public void Nested_spans_are_nested_activities()
    {
        _orders.Outer(orders => orders.Inner());

        var (inner, outer) = (_pipeline.Single("Inner"), _pipeline.Single("Outer"));
        Assert.Equal((outer.TraceId, outer.SpanId), (inner.TraceId, inner.ParentSpanId));
        Assert.Equal(outer.SpanId, _recorder.Spans.Single(span => span.Name == "Inner").ParentSpanId);
        Assert.Equal(default, outer.ParentSpanId);
    }

    [Fact]
    public void The_application_s_activities_stand_above_and_below()
    {
        using var source = new ActivitySource("Application");
        using (source.StartActivity("request"))
        {
            _orders.Outer(_ => source.StartActivity("query")?.Dispose());
        }

        var (request, outer, query) = (_pipeline.Single("request"), _pipeline.Single("Outer"), _pipeline.Single("query"));
        Assert.Equal(request.SpanId, outer.ParentSpanId);
        Assert.Equal(outer.SpanId, query.ParentSpanId);
        Assert.Equal((request.TraceId, request.SpanId), (_recorder.Spans[0].TraceId, _recorder.Spans[0].ParentSpanId));
    }

    [Fact]
    public async Task The_caller_s_activity_is_the_current_one_again_when_the_method_has_returned()
    {
        var gate = new TaskCompletionSource<string>();
        Assert.Null(Activity.Current);

        var load = _orders.Load(1, () => gate.Task);
        Assert.Null(Activity.Current);
        _orders.Inner();
        Assert.Null(Activity.Current);
        gate.SetResult("done");
        await load;

        Assert.Null(Activity.Current);
        Assert.Equal(default, _pipeline.Single("Inner").ParentSpanId);
    }

    [Fact]
    public void Within_a_leaf_its_activity_is_the_current_one_and_spans_belong_to_the_span_around_it()
    {
        ActivitySpanId? current = null;
        _orders.Outer(outer => outer.Leaf(leaf =>
        {
            current = Activity.Current?.SpanId;
            leaf.Inner();
        }));

        Assert.Equal(_pipeline.Single("Leaf").SpanId, current);
        Assert.Equal(_pipeline.Single("Outer").SpanId, _pipeline.Single("Inner").ParentSpanId);
    }

    [Fact]
    public void A_span_that_is_not_reported_is_not_exported_and_is_nobody_s_parent()
    {
        _orders.OnError(orders => orders.Inner());
        _orders.Outer(outer => outer.OnError(orders => orders.Inner()));

        Assert.Equal(["Inner", "Inner", "Outer"], _pipeline.Exported.Select(activity => activity.DisplayName));
        Assert.Equal(default, _pipeline.Exported[0].ParentSpanId);
        Assert.Equal(_pipeline.Exported[2].SpanId, _pipeline.Exported[1].ParentSpanId);
        Assert.Equal(_recorder.Spans.Select(span => (span.TraceId, span.SpanId, span.ParentSpanId)), _pipeline.Exported.Select(each => (each.TraceId, each.SpanId, each.ParentSpanId)));
    }

    [Fact]
    public void A_call_that_Every_leaves_out_runs_as_no_activity()
    {
        _orders.Sampled(_ => { });
        Activity? current = null;

        _orders.Sampled(_ => current = Activity.Current);

        Assert.Null(current);
    }

    [Fact]
    public async Task A_stream_is_the_current_activity_while_it_works_and_not_in_the_consumer()
    {
        var seen = new List<ActivityTraceId?>();
        await foreach (var traceId in _orders.Stream(2))
        {
            Assert.Null(Activity.Current);
            seen.Add(traceId);
        }

        var activity = _pipeline.Single("Stream");
        Assert.Equal([activity.TraceId, activity.TraceId], seen);
        Assert.Equal("completed", activity.GetTagItem("span.outcome"));
    }

    [Fact]
    public async Task Without_a_reporter_a_listener_alone_gets_the_spans()
    {
        await using var registry = TraceRegistry.Create(Array.Empty<Reporters.ITraceReporter>());
        Assert.True(registry.RootMetricGroup.IsReporting);

        new Orders(registry.RootMetricGroup).Inner();

        _pipeline.Single("Inner");
    }

    [Fact]
    public void A_group_without_a_registry_stays_silent()
    {
        Assert.False(MetricGroup.Unregistered.IsReporting);
        new Orders(MetricGroup.Unregistered).Inner();

        Assert.Empty(_pipeline.Exported);
    }

    [Fact]
    public void What_the_application_does_not_sample_is_reported_all_the_same()
    {
        using var silent = new OpenTelemetryPipeline(new AlwaysOffSampler());
        _pipeline.Dispose();

        _orders.Outer(orders => orders.Inner());

        Assert.Empty(silent.Exported);
        Assert.Equal(["Inner", "Outer"], _recorder.Spans.Select(span => span.Name));
        Assert.Equal(_recorder.Spans[1].SpanId, _recorder.Spans[0].ParentSpanId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_listener_that_throws_does_not_reach_the_function(bool atStart)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Instrumentation",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => ThrowIf(atStart),
            ActivityStopped = _ => ThrowIf(!atStart),
        };
        ActivitySource.AddActivityListener(listener);

        _orders.Inner();

        Assert.Single(_recorder.Spans);
        Assert.Null(Activity.Current);

        static void ThrowIf(bool condition)
        {
            if (condition)
            {
                throw new InvalidOperationException("hostile");
            }
        }
    }

    [Fact]
    public void Without_a_listener_there_is_no_activity()
    {
        _pipeline.Dispose();
        Activity? current = null;

        _orders.Outer(_ => current = Activity.Current);

        Assert.Null(current);
        Assert.Single(_recorder.Spans);
    }
}
