using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour.Nesting;

/// <summary>A span opened within another one, across awaits and threads, is its child.</summary>
public partial class NestingTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void A_synchronous_call_within_another_is_its_child()
    {
        NewNested().Outer(nested => nested.Inner());

        AssertChild("Inner", "Outer");
    }

    [Fact]
    public async Task A_call_after_an_await_is_a_child()
    {
        await NewNested().OuterAsync(async nested =>
        {
            await Task.Yield();
            nested.Inner();
        });

        AssertChild("Inner", "OuterAsync");
    }

    [Fact]
    public async Task A_call_on_another_thread_is_a_child()
    {
        await NewNested().OuterAsync(nested => Task.Run(nested.Inner));

        AssertChild("Inner", "OuterAsync");
    }

    [Fact]
    public async Task Calls_in_parallel_are_children_of_the_same_span()
    {
        await NewNested().OuterAsync(nested => Parallel.ForEachAsync(Enumerable.Range(0, 20), async (_, _) =>
        {
            await Task.Yield();
            await nested.InnerAsync();
        }));

        var outer = Assert.Single(_recorder.Spans, span => span.Name == "OuterAsync");
        Assert.Equal(20, _recorder.Spans.Count(span => span.ParentSpanId == outer.SpanId && span.TraceId == outer.TraceId));
    }

    [Fact]
    public async Task The_caller_of_an_asynchronous_method_is_not_inside_it_while_it_waits()
    {
        var nested = NewNested();
        var gate = new TaskCompletionSource();
        var outer = nested.OuterAsync(_ => gate.Task);

        nested.Inner();
        gate.SetResult();
        await outer;

        Assert.All(_recorder.Spans, span => Assert.Equal(default, span.ParentSpanId));
        Assert.Equal(2, _recorder.Spans.Select(span => span.TraceId).Distinct().Count());
    }

    [Fact]
    public void Siblings_have_the_same_parent_and_what_follows_has_none()
    {
        var nested = NewNested();
        nested.Outer(each =>
        {
            each.Inner();
            each.Inner();
        });
        nested.Inner();

        Assert.Equal(_recorder.Spans[2].SpanId, _recorder.Spans[0].ParentSpanId);
        Assert.Equal(_recorder.Spans[2].SpanId, _recorder.Spans[1].ParentSpanId);
        Assert.Equal(default, _recorder.Spans[3].ParentSpanId);
    }

    [Fact]
    public void The_parent_is_restored_after_an_exception()
    {
        var nested = NewNested();
        nested.Outer(each =>
        {
            Assert.Throws<InvalidOperationException>(() => each.Outer(_ => throw new InvalidOperationException()));
            each.Inner();
        });

        Assert.Equal(_recorder.Spans[2].SpanId, _recorder.Spans[1].ParentSpanId);
    }

    [Fact]
    public void A_root_joins_the_activity_of_the_application()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        NewNested().Inner();

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal((activity.TraceId, activity.SpanId), (span.TraceId, span.ParentSpanId));
    }

    [Fact]
    public void What_is_opened_within_a_leaf_is_a_child_of_the_span_around_the_leaf()
    {
        NewNested().Outer(nested => nested.Leaf(each => each.Inner()));

        Assert.Equal(["Inner", "Leaf", "Outer"], _recorder.Spans.Select(span => span.Name));
        Assert.Equal(_recorder.Spans[2].SpanId, _recorder.Spans[0].ParentSpanId);
        Assert.Equal(_recorder.Spans[2].SpanId, _recorder.Spans[1].ParentSpanId);
    }

    [Fact]
    public void What_is_opened_within_a_span_that_may_not_be_reported_attaches_to_the_next_one_outside()
    {
        NewNested().Outer(nested => nested.OnError(each => each.Inner()));

        Assert.Equal(["Inner", "Outer"], _recorder.Spans.Select(span => span.Name));
        AssertChild("Inner", "Outer");
    }

    [Fact]
    public void A_parent_that_Core_sets_counts_for_what_is_opened_afterwards()
    {
        var remote = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);

        NewNested().Continue(remote, nested => nested.Inner());

        var outer = Assert.Single(_recorder.Spans, span => span.Name == "Continue");
        Assert.Equal((remote.TraceId, remote.SpanId), (outer.TraceId, outer.ParentSpanId));
        AssertChild("Inner", "Continue");
    }

    private void AssertChild(string childName, string parentName)
    {
        var child = Assert.Single(_recorder.Spans, span => span.Name == childName);
        var parent = Assert.Single(_recorder.Spans, span => span.Name == parentName);
        Assert.Equal((parent.TraceId, parent.SpanId), (child.TraceId, child.ParentSpanId));
    }

    private Nested NewNested() => new(_recorder.MetricGroup);

    private sealed partial class Nested(MetricGroup metrics)
    {
        [Span]
        public partial void Outer(Action<Nested> work);

        [Span]
        public partial Task OuterAsync(Func<Nested, Task> work);

        [Span]
        public partial void Inner();

        [Span]
        public partial ValueTask InnerAsync();

        [Span(Leaf = true)]
        public partial void Leaf(Action<Nested> work);

        [Span(OnlyOnError = true)]
        public partial void OnError(Action<Nested> work);

        [Span]
        public partial void Continue(ActivityContext parent, Action<Nested> work);

        private void OuterCore(Action<Nested> work) => work(this);

        private async Task OuterAsyncCore(Func<Nested, Task> work) => await work(this).ConfigureAwait(false);

        private void InnerCore()
        {
        }

        private async ValueTask InnerAsyncCore() => await Task.Yield();

        private void LeafCore(Action<Nested> work) => work(this);

        private void OnErrorCore(Action<Nested> work) => work(this);

        private void ContinueCore(ActivityContext parent, Action<Nested> work, SpanBuilder span)
        {
            span.SetParent(parent);
            work(this);
        }
    }
}
