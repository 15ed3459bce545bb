using System.Diagnostics;
using Instrumentation.CompilerServices;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

/// <summary>A span opened within another one is its child.</summary>
public sealed class CurrentSpanTests : IAsyncDisposable
{
    private readonly RegistryUnderTest _registry = RegistryUnderTest.Create();

    [Fact]
    public void A_span_opened_within_another_one_is_its_child_and_reported_before_it()
    {
        var outer = Open("outer");
        Open("inner").Report();
        outer.Report();

        Assert.Equal(["inner", "outer"], _registry.Spans.Select(span => span.Name));
        AssertChild("inner", of: "outer");
        Assert.Equal(default, Reported("outer").ParentSpanId);
        Assert.Empty(Reported("outer").Children);
    }

    [Fact]
    public void What_comes_after_a_span_is_not_its_child()
    {
        Open("first").Report();
        Open("second").Report();

        Assert.NotEqual(Reported("first").TraceId, Reported("second").TraceId);
        Assert.Equal(default, Reported("second").ParentSpanId);
    }

    [Fact]
    public void A_span_built_by_hand_within_a_call_is_a_child_of_the_call()
    {
        var outer = Open("outer");
        _registry.Group.AddSpan(Span.Builder(typeof(CurrentSpanTests), "by hand"));
        outer.Report();

        AssertChild("by hand", of: "outer");
    }

    [Fact]
    public async Task The_current_span_flows_across_awaits_tasks_and_threads()
    {
        var outer = Open("outer");
        await Task.Yield();
        Open("awaited").Report();
        await Task.Run(() => Open("task").Report());
        var thread = new Thread(() => Open("thread").Report());
        thread.Start();
        thread.Join();
        outer.Report();

        Assert.All(["awaited", "task", "thread"], name => AssertChild(name, of: "outer"));
    }

    [Fact]
    public async Task Calls_that_run_side_by_side_do_not_see_each_other()
    {
        var outer = Open("outer");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            var call = Open($"call{i}");
            await Task.Yield();
            Open($"nested{i}").Report();
            call.Report();
        })));
        outer.Report();

        Assert.All(Enumerable.Range(0, 20), i =>
        {
            AssertChild($"call{i}", of: "outer");
            AssertChild($"nested{i}", of: $"call{i}");
        });
    }

    [Fact]
    public void What_is_opened_within_a_leaf_is_a_child_of_the_span_around_it()
    {
        var outer = Open("outer");
        var leaf = new SpanSite("scope", "leaf") { IsLeaf = true }.Start(_registry.Group);
        Open("inner").Report();
        leaf.Report();
        outer.Report();

        AssertChild("leaf", of: "outer");
        AssertChild("inner", of: "outer");
    }

    [Fact]
    public void What_is_opened_within_a_span_that_may_be_left_out_is_a_child_of_the_one_around_it()
    {
        var outer = Open("outer");
        var conditional = new SpanSite("scope", "conditional") { OnlyOnError = true }.Start(_registry.Group);
        Open("inner").Report();
        conditional.Report();
        outer.Report();

        Assert.DoesNotContain(_registry.Spans, span => span.Name == "conditional");
        AssertChild("inner", of: "outer");
    }

    [Fact]
    public void What_is_opened_within_a_root_that_was_left_out_keeps_to_one_trace()
    {
        var root = new SpanSite("scope", "root") { OnlyOnError = true }.Start(_registry.Group);
        Open("first").Report();
        Open("second").Report();
        root.Report();

        Assert.Equal(Reported("first").TraceId, Reported("second").TraceId);
        Assert.All(_registry.Spans, span => Assert.Equal(default, span.ParentSpanId));
    }

    [Fact]
    public void A_root_joins_the_activity_of_the_application()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var outer = Open("outer");
        Open("inner").Report();
        outer.Report();
        _registry.Group.AddSpan(Span.Builder(typeof(CurrentSpanTests), "by hand"));

        Assert.All(_registry.Spans, span => Assert.Equal(activity.TraceId, span.TraceId));
        Assert.Equal(activity.SpanId, Reported("outer").ParentSpanId);
        Assert.Equal(activity.SpanId, Reported("by hand").ParentSpanId);
        AssertChild("inner", of: "outer");
    }

    [Fact]
    public void An_activity_whose_id_is_not_W3C_is_no_parent()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        Open("outer").Report();

        Assert.Equal(default, Reported("outer").ParentSpanId);
        Assert.NotEqual(default, Reported("outer").TraceId);
    }

    [Fact]
    public void A_parent_set_on_the_open_span_counts_for_what_is_opened_afterwards()
    {
        var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);
        var outer = new SpanSite("scope", "outer").StartWithBuilder(_registry.Group);
        outer.Builder.SetParent(parent);
        Open("inner").Report();
        outer.Report();

        Assert.Equal((parent.TraceId, parent.SpanId), (Reported("outer").TraceId, Reported("outer").ParentSpanId));
        AssertChild("inner", of: "outer");
        Assert.Empty(_registry.Log.Warnings);
    }

    [Fact]
    public void Spans_of_different_registries_nest_as_well()
    {
        var outer = Open("outer");
        var other = RegistryUnderTest.Create();
        new SpanSite("scope", "elsewhere").Start(other.Group).Report();
        outer.Report();

        Assert.Equal(Reported("outer").SpanId, other.Spans.Single().ParentSpanId);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    private ActiveSpan Open(string name) => new SpanSite("scope", name).Start(_registry.Group);

    private Span Reported(string name) => _registry.Spans.Single(span => span.Name == name);

    private void AssertChild(string name, string of)
    {
        Assert.Equal(Reported(of).SpanId, Reported(name).ParentSpanId);
        Assert.Equal(Reported(of).TraceId, Reported(name).TraceId);
    }
}
