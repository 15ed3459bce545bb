using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Runtime;

public class TraceRegistryTests
{
    [Fact]
    public async Task Reporters_given_as_objects_are_opened_and_named_by_their_class()
    {
        var (first, second, other) = (new ScriptedReporter(), new ScriptedReporter(), new OtherScriptedReporter());
        await using var registry = TraceRegistry.Create(first, second, other);

        Assert.Equal(["OtherScriptedReporter", "ScriptedReporter", "ScriptedReporter#2"], registry.Reporters.Keys.Order());
        Assert.Same(second, registry.Reporters["ScriptedReporter#2"]);
        Assert.Equal(registry.Reporters.Keys.Order(), registry.Statistics.Keys.Order());
        Assert.Equal([1, 1, 1], new[] { first.Opened, second.Opened, other.Opened });
    }

    [Fact]
    public void No_array_of_reporters_and_no_reporter_in_it_is_refused_with_its_place()
    {
        Assert.Throws<ArgumentNullException>("reporters", () => TraceRegistry.Create((ITraceReporter[])null!));
        var second = Assert.Throws<ArgumentException>("reporters", () => TraceRegistry.Create(new ScriptedReporter(), null!));
        Assert.StartsWith("reporters[1] is null", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_settings_are_refused() =>
        Assert.Throws<ArgumentNullException>("settings", () => TraceRegistry.Create((IReadOnlyDictionary<string, string>)null!));

    [Fact]
    public async Task Without_reporters_spans_go_nowhere()
    {
        var registry = TraceRegistry.Create();

        registry.RootMetricGroup.AddSpan(Span.Builder(typeof(TraceRegistryTests), "a"));
        await registry.DisposeAsync();

        Assert.Empty(registry.Statistics);
        Assert.True(await registry.FlushAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task A_tree_counts_as_one_span()
    {
        await using var registry = RegistryUnderTest.Create(new ScriptedReporter { IsInline = true });

        registry.Group.AddSpan(Span.Builder(typeof(TraceRegistryTests), "root")
            .AddChildren(Enumerable.Range(0, 10).Select(_ => Span.Builder(typeof(TraceRegistryTests), "child"))));

        Assert.Equal(new ReporterStatistics(1, 0, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task Reporters_see_the_spans_in_the_order_of_reporting()
    {
        var names = new List<string>();
        await using var registry = RegistryUnderTest.Create(new ScriptedReporter { OnSpan = span => names.Add(span.Name) });
        var expected = Enumerable.Range(0, 500).Select(i => $"{i}").ToArray();

        Array.ForEach(expected, name => registry.Group.AddSpan(Span.Builder(typeof(TraceRegistryTests), name)));
        await registry.Registry.FlushAsync(Wait.Limit);

        Assert.Equal(expected, names);
        Assert.Equal(expected, registry.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task A_queued_reporter_is_called_by_one_thread_of_its_own()
    {
        var threads = new List<int>();
        await using var registry = RegistryUnderTest.Create(new ScriptedReporter { OnSpan = _ => threads.Add(Environment.CurrentManagedThreadId) });

        Parallel.For(0, 100, _ => registry.Group.AddSpan(Span.Builder(typeof(TraceRegistryTests), "a")));
        await registry.Registry.FlushAsync(Wait.Limit);

        Assert.Equal(100, threads.Count);
        Assert.Single(threads.Distinct());
    }

    [Fact]
    public async Task An_inline_reporter_is_called_before_AddSpan_returns_on_its_thread()
    {
        var threads = new List<int>();
        await using var registry = RegistryUnderTest.Create(
            new ScriptedReporter { IsInline = true, OnSpan = _ => threads.Add(Environment.CurrentManagedThreadId) });

        registry.Group.AddSpan(Span.Builder(typeof(TraceRegistryTests), "a"));

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }
}
