using Instrumentation.CompilerServices;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

/// <summary>A builder is part of one report, and is not changed by anything after it.</summary>
public class ReportedOnceTests
{
    [Fact]
    public async Task A_builder_reported_twice_is_refused_with_a_warning_that_names_the_span()
    {
        await using var registry = RegistryUnderTest.Create();
        var builder = New("work");

        registry.Group.AddSpan(builder);
        registry.Group.AddGroup("other").AddSpan(builder);

        Assert.Single(registry.Spans);
        var warning = Assert.Single(registry.Log.Warnings);
        Assert.Contains("'work'", warning, StringComparison.Ordinal);
        Assert.Contains("was reported before", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_reported_again_on_its_own_counts_as_reported_twice()
    {
        await using var registry = RegistryUnderTest.Create();
        var child = New("child");

        registry.Group.AddSpan(New("root").AddChild(child));
        registry.Group.AddSpan(child);

        Assert.Equal("root", Assert.Single(registry.Spans).Name);
        Assert.Contains("'child'", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_that_report_the_same_builder_give_one_span()
    {
        await using var registry = RegistryUnderTest.Create();
        for (var round = 0; round < 200; round++)
        {
            var builder = New($"round{round}");
            await InParallel(4, _ => registry.Group.AddSpan(builder));
        }

        Assert.Equal(200, registry.Spans.Count);
        Assert.Equal(200, registry.Spans.Select(span => span.Name).Distinct().Count());
    }

    [Fact]
    public async Task Many_threads_that_report_trees_with_the_same_child_give_it_to_one_of_them()
    {
        await using var registry = RegistryUnderTest.Create();
        for (var round = 0; round < 200; round++)
        {
            var shared = New("shared").AddChild(New("below"));
            var roots = Enumerable.Range(0, 4).Select(_ => New("root").AddChild(shared)).ToArray();
            await InParallel(4, i => registry.Group.AddSpan(roots[i]));
        }

        Assert.Equal(800, registry.Spans.Count);
        Assert.Equal(200, registry.Spans.Count(span => span.Children.Count == 1));
        Assert.All(registry.Spans.SelectMany(span => span.Children), child => Assert.Equal("below", Assert.Single(child.Children).Name));
    }

    [Fact]
    public async Task A_change_after_the_report_is_not_in_the_span_and_is_said()
    {
        await using var registry = RegistryUnderTest.Create();
        var child = New("child");
        var builder = New("work").AddChild(child).SetAttribute("a", 1L);
        registry.Group.AddSpan(builder);
        var before = registry.Spans.Single().ToString();

        builder.SetAttribute("a", 2L).SetStatus(SpanStatus.Error).SetStartTsMillis(1).AddChild(New("late")).SetTraceKey("k");
        child.SetAttribute("b", 1L);

        Assert.Equal(before, registry.Spans.Single().ToString());
        Assert.Equal(1L, builder.Build().Attributes["a"]);
        Assert.Contains(registry.Log.Warnings, warning => warning.Contains("'work'", StringComparison.Ordinal) && warning.Contains("changed after", StringComparison.Ordinal));
        Assert.Contains(registry.Log.Warnings, warning => warning.Contains("'child'", StringComparison.Ordinal) && warning.Contains("changed after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrappers_builder_that_was_kept_changes_nothing_after_the_call()
    {
        await using var registry = RegistryUnderTest.Create();
        var span = new SpanSite("scope", "call").StartWithBuilder(registry.Group);
        var kept = span.Builder.SetAttribute("a", 1L);
        span.Report();

        kept.SetAttribute("a", 2L);
        registry.Group.AddSpan(kept);

        Assert.Equal(1L, registry.Spans.Single().Attributes["a"]);
        Assert.Equal(2, registry.Log.Warnings.Count);
    }

    [Fact]
    public async Task A_wrappers_span_can_neither_be_reported_nor_added_by_hand()
    {
        await using var registry = RegistryUnderTest.Create();
        var span = new SpanSite("scope", "call").StartWithBuilder(registry.Group);

        registry.Group.AddSpan(span.Builder);
        registry.Group.AddSpan(New("root").AddChild(span.Builder));
        span.Report();

        Assert.Equal(["root", "call"], registry.Spans.Select(reported => reported.Name));
        Assert.Empty(registry.Spans[0].Children);
        Assert.Equal(2, registry.Log.Warnings.Count);
        Assert.All(registry.Log.Warnings, warning => Assert.Contains("[Span] method", warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Children_added_to_a_wrappers_span_are_reported_with_it()
    {
        await using var registry = RegistryUnderTest.Create();
        var span = new SpanSite("scope", "call").StartWithBuilder(registry.Group);
        span.Builder.AddChild(New("part"));

        span.Report();

        var root = registry.Spans.Single();
        Assert.Equal(("part", root.SpanId, root.TraceId), (root.Children[0].Name, root.Children[0].ParentSpanId, root.Children[0].TraceId));
    }

    [Fact]
    public async Task A_builder_may_be_filled_by_many_threads_while_others_report_it()
    {
        await using var registry = RegistryUnderTest.Create();
        for (var round = 0; round < 30; round++)
        {
            var builder = New("work");
            await InParallel(4, thread =>
            {
                for (var i = 0; i < 60; i++)
                {
                    builder.SetAttribute($"{thread}.{i}", (long)i).AddChild(New("child")).SetAttribute($"{thread}.{i / 2}", (string?)null);
                    _ = builder.Context;
                    _ = builder.Build();
                    if (thread == 0 && i == 30)
                    {
                        registry.Group.AddSpan(builder);
                    }
                }
            });
        }

        Assert.Equal(30, registry.Spans.Count);
        Assert.All(registry.Spans, span => Assert.All(span.Children, child => Assert.Equal(span.SpanId, child.ParentSpanId)));
    }

    [Fact]
    public async Task A_builder_filled_by_many_threads_has_what_each_of_them_set()
    {
        var builder = New("work");

        await InParallel(4, thread =>
        {
            for (var i = 0; i < 500; i++)
            {
                builder.SetAttribute($"{thread}.{i}", (long)i).AddChild(New($"{thread}.{i}"));
            }
        });

        var span = builder.Build();
        Assert.Equal(2_000, span.Attributes.Count);
        Assert.Equal(2_000, span.Children.Select(child => child.Name).Distinct().Count());
    }

    private static SpanBuilder New(string name) => Span.Builder(typeof(ReportedOnceTests), name);

    private static async Task InParallel(int threads, Action<int> action)
    {
        using var start = new Barrier(threads);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                action(thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }
}
