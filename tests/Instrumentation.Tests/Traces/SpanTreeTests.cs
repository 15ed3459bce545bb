using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

public class SpanTreeTests
{
    [Fact]
    public async Task A_tree_built_by_hand_is_reported_as_one_span_with_its_children_in_order()
    {
        await using var registry = RegistryUnderTest.Create();

        registry.Group.AddSpan(New("root").AddChild(New("a").AddChildren([New("a1"), New("a2")])).AddChild(New("b")));

        var root = Assert.Single(registry.Spans);
        Assert.Equal(["a", "b"], root.Children.Select(child => child.Name));
        Assert.Equal(["a1", "a2"], root.Children[0].Children.Select(child => child.Name));
        Assert.Equal(1, registry.Registry.Statistics[RegistryUnderTest.Memory].Reported);
    }

    [Fact]
    public async Task Children_have_the_trace_of_the_root_and_the_id_of_their_parent()
    {
        await using var registry = RegistryUnderTest.Create();

        registry.Group.AddSpan(New("root").AddChild(New("a").AddChild(New("a1"))));

        var root = registry.Spans.Single();
        var (a, a1) = (root.Children[0], root.Children[0].Children[0]);
        Assert.Equal([root.TraceId, root.TraceId], [a.TraceId, a1.TraceId]);
        Assert.Equal([root.SpanId, a.SpanId], [a.ParentSpanId, a1.ParentSpanId]);
        Assert.Equal(3, new[] { root.SpanId, a.SpanId, a1.SpanId }.Distinct().Count());
    }

    [Fact]
    public async Task A_span_added_below_itself_is_left_out()
    {
        await using var registry = RegistryUnderTest.Create();
        var builder = New("self");

        registry.Group.AddSpan(builder.AddChild(builder));

        Assert.Empty(registry.Spans.Single().Children);
        Assert.Contains("'self'", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_of_children_is_cut_where_it_closes_and_both_spans_are_named()
    {
        await using var registry = RegistryUnderTest.Create();
        var (a, b, c) = (New("a"), New("b"), New("c"));
        a.AddChild(b);
        b.AddChild(c);
        c.AddChild(a);

        registry.Group.AddSpan(a);

        Assert.Equal(["a", "b", "c"], NamesDown(registry.Spans.Single()));
        var warning = Assert.Single(registry.Log.Warnings);
        Assert.Contains("'c'", warning, StringComparison.Ordinal);
        Assert.Contains("'a' is itself above that span", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_neither_hangs_Build_nor_Context()
    {
        var (a, b) = (New("a"), New("b"));
        a.AddChild(b);
        b.AddChild(a);

        Assert.Equal(["a", "b"], NamesDown(a.Build()));
        Assert.Equal(["b", "a"], NamesDown(b.Build()));
        Assert.NotEqual(default, a.Context.SpanId);
        Assert.NotEqual(default, b.Context.SpanId);
    }

    [Fact]
    public async Task A_child_added_twice_to_a_tree_is_left_out_the_second_time()
    {
        await using var registry = RegistryUnderTest.Create();
        var shared = New("shared");

        registry.Group.AddSpan(New("root").AddChild(New("a").AddChild(shared)).AddChild(New("b").AddChild(shared)));

        Assert.Equal([1, 0], registry.Spans.Single().Children.Select(child => child.Children.Count));
        Assert.Contains("'shared' is in the tree already", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_of_two_trees_is_reported_with_the_first_one()
    {
        await using var registry = RegistryUnderTest.Create();
        var shared = New("shared");
        var (first, second) = (New("first").AddChild(shared), New("second").AddChild(shared).AddChild(New("own")));

        registry.Group.AddSpan(first);
        registry.Group.AddSpan(second);

        Assert.Equal(["shared"], registry.Spans[0].Children.Select(child => child.Name));
        Assert.Equal(["own"], registry.Spans[1].Children.Select(child => child.Name));
        var warning = Assert.Single(registry.Log.Warnings);
        Assert.Contains("'second'", warning, StringComparison.Ordinal);
        Assert.Contains("'shared' had been reported before", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_is_cut_at_1000_levels_with_a_warning_that_counts()
    {
        await using var registry = RegistryUnderTest.Create();

        SmallStack.Run(() => registry.Group.AddSpan(DeepTree.Of(1_500)));

        Assert.Equal(Enumerable.Range(1, 1_000).Select(level => $"{level}"), NamesDown(registry.Spans.Single()));
        Assert.Contains("500 spans below it were cut", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_of_1000_levels_is_whole()
    {
        await using var registry = RegistryUnderTest.Create();

        SmallStack.Run(() => registry.Group.AddSpan(DeepTree.Of(1_000)));

        Assert.Equal(1_000, NamesDown(registry.Spans.Single()).Count());
        Assert.Empty(registry.Log.Warnings);
    }

    [Fact]
    public async Task A_tree_is_cut_at_100000_spans_from_below()
    {
        await using var registry = RegistryUnderTest.Create();
        var root = New("root").AddChild(New("first").AddChild(New("grandchild")));
        for (var i = 0; i < 100_005; i++)
        {
            root.AddChild(New("child"));
        }

        registry.Group.AddSpan(root);

        var span = registry.Spans.Single();
        Assert.Equal(99_999, span.Children.Count);
        Assert.Empty(span.Children[0].Children);
        Assert.Contains("8 spans below it were cut", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_deep_tree_with_a_cycle_at_its_end_is_cut_and_counted_once()
    {
        await using var registry = RegistryUnderTest.Create();
        var last = New("last");
        var below = last;
        for (var i = 0; i < 50_000; i++)
        {
            below = New("level").AddChild(below);
        }

        last.AddChild(below);
        SmallStack.Run(() => registry.Group.AddSpan(below));

        Assert.Contains("49001 spans below it were cut", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_and_Context_take_the_deepest_trees_on_a_small_stack() => SmallStack.Run(() =>
    {
        var root = DeepTree.Of(50_000);

        Assert.Equal(1_000, NamesDown(root.Build()).Count());
        Assert.NotEqual(default, root.Context.TraceId);
    });

    [Fact]
    public async Task Reporting_gives_two_reporters_the_same_tree()
    {
        var seen = new List<Span>();
        await using var registry = RegistryUnderTest.Create(new ScriptedReporter { IsInline = true, OnSpan = seen.Add });

        registry.Group.AddSpan(New("root").AddChild(New("child")));

        Assert.Same(registry.Spans.Single(), Assert.Single(seen));
    }

    private static SpanBuilder New(string name) => Span.Builder(typeof(SpanTreeTests), name);

    private static IEnumerable<string> NamesDown(Span span)
    {
        for (var current = span; current is not null; current = current.Children.SingleOrDefault())
        {
            yield return current.Name;
        }
    }
}
