using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

public class SpanIdentityTests
{
    [Fact]
    public void Spans_that_have_nothing_to_do_with_each_other_have_traces_of_their_own()
    {
        var spans = Enumerable.Range(0, 1_000).Select(_ => New("a").Build()).ToArray();

        Assert.Equal(1_000, spans.Select(span => span.TraceId).Distinct().Count());
        Assert.Equal(1_000, spans.Select(span => span.SpanId).Distinct().Count());
        Assert.DoesNotContain(default, spans.Select(span => span.TraceId));
    }

    [Fact]
    public void The_same_trace_key_gives_the_same_trace_id_which_is_the_start_of_its_hash()
    {
        const string Key = "job#1#checkpoint-ü";

        var span = New("a").SetTraceKey(Key).Build();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..32], span.TraceId.ToHexString());
        Assert.Equal(span.TraceId, New("b").SetTraceKey(Key).Build().TraceId);
        Assert.NotEqual(span.SpanId, New("b").SetTraceKey(Key).Build().SpanId);
        Assert.NotEqual(span.TraceId, New("a").SetTraceKey(Key + " ").Build().TraceId);
    }

    [Fact]
    public void A_parent_from_elsewhere_is_taken_over()
    {
        var parent = AnyContext();

        var span = New("a").SetParent(parent).Build();

        Assert.Equal((parent.TraceId, parent.SpanId), (span.TraceId, span.ParentSpanId));
    }

    [Fact]
    public void Of_parent_and_trace_key_the_last_call_wins()
    {
        var parent = AnyContext();

        Assert.Equal(parent.TraceId, New("a").SetTraceKey("k").SetParent(parent).Build().TraceId);

        var keyed = New("a").SetParent(parent).SetTraceKey("k").Build();
        Assert.NotEqual(parent.TraceId, keyed.TraceId);
        Assert.Equal(default, keyed.ParentSpanId);
    }

    [Fact]
    public async Task The_context_names_the_span_that_is_reported_later()
    {
        await using var registry = RegistryUnderTest.Create();
        var builder = New("a").SetTraceKey("k");

        var context = builder.Context;
        registry.Group.AddSpan(builder);

        var span = registry.Spans.Single();
        Assert.Equal((span.TraceId, span.SpanId), (context.TraceId, context.SpanId));
        Assert.Equal(ActivityTraceFlags.Recorded, context.TraceFlags);
        Assert.Equal(context, builder.Context);
    }

    [Fact]
    public async Task The_context_of_a_child_has_the_trace_of_its_root_whatever_is_read_first()
    {
        await using var registry = RegistryUnderTest.Create();
        var (root, middle, leaf) = (New("root"), New("middle"), New("leaf"));
        root.AddChild(middle.AddChild(leaf));

        var contexts = new[] { leaf.Context, middle.Context, root.Context };
        registry.Group.AddSpan(root);

        var span = registry.Spans.Single();
        Assert.All(contexts, context => Assert.Equal(span.TraceId, context.TraceId));
        Assert.Equal(
            [span.Children[0].Children[0].SpanId, span.Children[0].SpanId, span.SpanId], contexts.Select(context => context.SpanId));
        Assert.Empty(registry.Log.Warnings);
    }

    [Fact]
    public async Task A_context_read_before_the_child_was_added_is_said_to_name_another_trace()
    {
        await using var registry = RegistryUnderTest.Create();
        var child = New("child");
        _ = child.Context;

        registry.Group.AddSpan(New("root").AddChild(child));

        Assert.Contains("'child'", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
        Assert.Contains("replaced by that of its tree", registry.Log.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_chosen_for_a_child_is_replaced_with_a_warning_unless_it_is_that_of_the_root()
    {
        await using var registry = RegistryUnderTest.Create();

        registry.Group.AddSpan(New("quiet").SetTraceKey("k").AddChild(New("same").SetTraceKey("k")));
        Assert.Empty(registry.Log.Warnings);

        registry.Group.AddSpan(New("root").SetTraceKey("k").AddChild(New("other").SetParent(AnyContext())));
        Assert.Contains("'other'", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
        Assert.Equal(registry.Spans[1].TraceId, registry.Spans[1].Children[0].TraceId);
    }

    [Fact]
    public async Task A_trace_chosen_after_the_context_was_read_is_said()
    {
        await using var registry = RegistryUnderTest.Create();
        var builder = New("a");
        _ = builder.Context;

        registry.Group.AddSpan(builder.SetTraceKey("late"));

        Assert.Contains("came after its Context had been read", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Building_twice_and_reporting_give_the_same_ids()
    {
        await using var registry = RegistryUnderTest.Create();
        var builder = New("root").AddChild(New("child"));

        var (first, second) = (builder.Build(), builder.Build());
        registry.Group.AddSpan(builder);

        Assert.NotSame(first, second);
        Assert.All([second, registry.Spans.Single()], span =>
        {
            Assert.Equal((first.TraceId, first.SpanId), (span.TraceId, span.SpanId));
            Assert.Equal(first.Children[0].SpanId, span.Children[0].SpanId);
            Assert.Equal(first.SpanId, span.Children[0].ParentSpanId);
        });
    }

    [Fact]
    public async Task The_context_may_be_read_by_many_threads_at_once()
    {
        var root = New("root");
        var builders = Enumerable.Range(0, 50).Select(_ => New("child")).ToArray();
        root.AddChildren(builders);

        var contexts = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => builders[i % 50].Context)));

        Assert.Single(contexts.Select(context => context.TraceId).Append(root.Context.TraceId).Distinct());
        Assert.Equal(50, contexts.Select(context => context.SpanId).Distinct().Count());
    }

    private static SpanBuilder New(string name) => Span.Builder(typeof(SpanIdentityTests), name);

    private static ActivityContext AnyContext() =>
        new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);
}
