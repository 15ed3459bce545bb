using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

/// <summary>A span for a block: open until it is disposed of.</summary>
public sealed class SpanScopeTests : IDisposable
{
    private readonly LogRecorder _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_block_is_reported_at_its_end_with_what_was_set()
    {
        await using var registry = NewRegistry();
        using (var span = registry.RootMetricGroup.StartSpan(typeof(Dictionary<,>), "block"))
        {
            span.SetAttribute("text", "t").SetAttribute("number", 1L).SetAttribute("ratio", 0.5).SetAttribute("truth", true).SetStatus(SpanStatus.Error, "half");
            Assert.Empty(SpansOf(registry));
        }

        var reported = Assert.Single(SpansOf(registry));
        Assert.Equal(("System.Collections.Generic.Dictionary", "block", SpanStatus.Error, "half"), (reported.Scope, reported.Name, reported.Status, reported.StatusDescription));
        Assert.Equal(["text", "number", "ratio", "truth"], reported.Attributes.Keys);
    }

    [Fact]
    public async Task What_is_opened_within_is_a_child_and_what_follows_is_not()
    {
        await using var registry = NewRegistry();
        using (registry.RootMetricGroup.StartSpan(typeof(SpanScopeTests), "outer"))
        {
            await Task.Yield();
            registry.RootMetricGroup.StartSpan(typeof(SpanScopeTests), "inner").Dispose();
        }

        registry.RootMetricGroup.StartSpan(typeof(SpanScopeTests), "after").Dispose();

        var spans = SpansOf(registry);
        Assert.Equal(["inner", "outer", "after"], spans.Select(span => span.Name));
        Assert.Equal(spans[1].SpanId, spans[0].ParentSpanId);
        Assert.Equal(default, spans[2].ParentSpanId);
    }

    [Fact]
    public async Task Disposing_twice_or_on_many_threads_reports_once()
    {
        await using var registry = NewRegistry();
        var span = registry.RootMetricGroup.StartSpan(typeof(SpanScopeTests), "once");

        Parallel.For(0, 100, _ => span.Dispose());
        span.SetAttribute("late", true);

        Assert.Empty(Assert.Single(SpansOf(registry)).Attributes);
    }

    [Theory]
    [InlineData(null, "null or blank")]
    [InlineData(" ", "null or blank")]
    public async Task A_blank_name_is_said_and_the_span_is_reported_as_unnamed(string? name, string warning)
    {
        await using var registry = NewRegistry();

        registry.RootMetricGroup.StartSpan(typeof(SpanScopeTests), name!).Dispose();

        Assert.Equal("unnamed", Assert.Single(SpansOf(registry)).Name);
        Assert.Contains(warning, Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_scope_is_said_and_the_span_is_reported_as_unknown()
    {
        await using var registry = NewRegistry();

        registry.RootMetricGroup.StartSpan(null!, "block").Dispose();

        Assert.Equal("unknown", Assert.Single(SpansOf(registry)).Scope);
        Assert.Contains("class scope is null", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void While_nothing_is_reported_it_allocates_nothing_and_takes_everything()
    {
        UseSilently();
        var before = GC.GetAllocatedBytesForCurrentThread();

        UseSilently();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void UseSilently()
    {
        using var span = MetricGroup.Unregistered.StartSpan(typeof(SpanScopeTests), "silent");
        span.SetAttribute("rows", 1L).SetStatus(SpanStatus.Ok);
    }

    private static IReadOnlyList<Span> SpansOf(TraceRegistry registry) => ((InMemoryTraceReporter)registry.Reporters["memory"]).Spans;

    private TraceRegistry NewRegistry() => TraceRegistry.Create(
        new Dictionary<string, string> { ["traces.reporter.memory.factory.class"] = "in-memory" }, _log);
}
