using Instrumentation.Traces;

namespace Instrumentation.Testing.Tests.Assertions;

public class SpanListAssertionsTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void Single_fails_when_there_is_no_such_span_and_shows_what_there_is()
    {
        Report("enrich");

        var failure = Assert.Throws<SpanAssertionException>(() => _recorder.Spans.Single("Enrich"));

        Assert.Equal(["Expected one span named 'Enrich', found none. Recorded:", "  enrich  0 ns"], failure.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Single_fails_when_there_are_two()
    {
        Report("enrich");
        Report("enrich");

        var failure = Assert.Throws<SpanAssertionException>(() => _recorder.Spans.Single("enrich"));

        Assert.StartsWith("Expected one span named 'enrich', found 2. Recorded:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_span_the_message_says_so()
    {
        var failure = Assert.Throws<SpanAssertionException>(() => _recorder.Spans.Single("enrich"));

        Assert.EndsWith($"Recorded:{Environment.NewLine}  (no span)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_gives_the_span_also_from_within_a_tree()
    {
        _recorder.MetricGroup.AddSpan(At("root", 0, 10).AddChild(At("child", 1, 2)));

        Assert.Equal("root", _recorder.Spans.Single("root").Name);
        Assert.Equal("child", _recorder.Spans.Single("child").Name);
    }

    [Fact]
    public void Exactly_gives_so_many_spans_and_fails_on_any_other_number()
    {
        Report("enrich");
        Report("other");
        Report("enrich");

        Assert.Equal(2, _recorder.Spans.Exactly(2, "enrich").Count);
        Assert.Empty(_recorder.Spans.Exactly(0, "missing"));
        Assert.StartsWith("Expected one span named", Failure(1), StringComparison.Ordinal);
        Assert.StartsWith("Expected 3 spans named 'enrich', found 2.", Failure(3), StringComparison.Ordinal);

        string Failure(int count) => Assert.Throws<SpanAssertionException>(() => _recorder.Spans.Exactly(count, "enrich")).Message;
    }

    [Fact]
    public void None_fails_when_there_is_such_a_span_also_below_another_one()
    {
        _recorder.MetricGroup.AddSpan(At("root", 0, 10).AddChild(At("child", 1, 2)));

        _recorder.Spans.None("grandchild");
        Assert.StartsWith("Expected no span named 'child', found 1.", Assert.Throws<SpanAssertionException>(() => _recorder.Spans.None("child")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tree_shows_trees_and_nested_calls_alike_in_the_order_of_their_starts()
    {
        var outer = At("outer", 10, 30);
        _recorder.MetricGroup.AddSpan(At("inner 2", 22, 25).SetParent(outer.Context).SetStatus(SpanStatus.Error, "no\nconnection"));
        _recorder.MetricGroup.AddSpan(At("inner 1", 11, 12).SetParent(outer.Context).SetAttribute("rows", 3L).SetAttribute("file", "a b"));
        _recorder.MetricGroup.AddSpan(outer.SetStatus(SpanStatus.Ok));
        _recorder.MetricGroup.AddSpan(At("first", 1, 6).AddChild(At("by hand", 2, 3)));

        Assert.Equal(
            [
                "  first  5.00 ms",
                "    by hand  1.00 ms",
                "  outer  20.00 ms  Ok",
                "    inner 1  1.00 ms  rows=3  file=\"a b\"",
                "    inner 2  3.00 ms  Error: no\\nconnection",
            ],
            _recorder.Spans.ToTree().Split(Environment.NewLine));
        Assert.Equal(_recorder.Spans.ToTree(), _recorder.ToString());
    }

    [Fact]
    public void A_span_whose_parent_was_not_recorded_stands_at_the_left()
    {
        _recorder.MetricGroup.AddSpan(At("inner", 1, 2).SetParent(At("elsewhere", 0, 3).Context));

        Assert.Equal("  inner  1.00 ms", _recorder.ToString());
    }

    [Fact]
    public void A_failing_assertion_leaves_no_frame_of_its_own_in_the_stack_trace()
    {
        var failure = Assert.Throws<SpanAssertionException>(() => _recorder.Spans.Single("enrich"));

        Assert.DoesNotContain(nameof(SpanListAssertions) + ".", failure.StackTrace!, StringComparison.Ordinal);
        Assert.Contains(nameof(A_failing_assertion_leaves_no_frame_of_its_own_in_the_stack_trace), failure.StackTrace!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_name_is_refused() => Assert.Throws<ArgumentNullException>("name", () => _recorder.Spans.Single((string)null!));

    private void Report(string name) => _recorder.MetricGroup.AddSpan(Span.Builder(typeof(SpanListAssertionsTests), name));

    private static SpanBuilder At(string name, long start, long end) =>
        Span.Builder(typeof(SpanListAssertionsTests), name).SetStartTsMillis(start).SetEndTsMillis(end);
}
