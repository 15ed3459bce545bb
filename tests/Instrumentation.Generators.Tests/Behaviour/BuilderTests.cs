using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>A Core that takes the open span writes into it.</summary>
public partial class BuilderTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public async Task What_Core_sets_is_reported()
    {
        await new Counting(_recorder.MetricGroup).Count(3);

        Assert.Equal(3L, Assert.Single(_recorder.Spans).Attributes["rows"]);
    }

    [Fact]
    public async Task A_builder_that_was_kept_never_writes_into_another_span()
    {
        var counting = new Counting(_recorder.MetricGroup);
        await counting.Count(1);
        var kept = counting.Kept!;

        await counting.Count(2);
        kept.SetAttribute("late", true);
        await counting.Count(3);

        Assert.All(_recorder.Spans, span => Assert.Equal(["rows"], span.Attributes.Keys));
    }

    [Fact]
    public async Task Without_a_reporter_Core_gets_a_builder_that_takes_everything_and_is_never_null()
    {
        var counting = new Counting(MetricGroup.Unregistered);

        await counting.Count(3);

        Assert.NotNull(counting.Kept);
        MetricGroup.Unregistered.AddSpan(counting.Kept.AddChild(counting.Kept).SetStartTsMillis(-1));
    }

    [Fact]
    public void A_child_built_by_hand_is_reported_with_the_span()
    {
        new Counting(_recorder.MetricGroup).WithChild();

        var span = Assert.Single(_recorder.Spans);
        var child = Assert.Single(span.Children);
        Assert.Equal((span.TraceId, span.SpanId), (child.TraceId, child.ParentSpanId));
    }

    private sealed partial class Counting(MetricGroup metrics)
    {
        public SpanBuilder? Kept { get; private set; }

        [Span]
        public partial Task Count(int rows);

        [Span]
        public partial void WithChild();

        private async Task CountCore(int rows, SpanBuilder span)
        {
            Kept = span;
            await Task.Yield();
            span.SetAttribute("rows", rows);
        }

        private void WithChildCore(SpanBuilder span) => span.AddChild(Traces.Span.Builder(typeof(Counting), "child"));
    }
}
