using Instrumentation.Traces;

namespace Instrumentation.Testing.Tests.Assertions;

public class SpanAssertionsTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void Has_takes_the_four_types_and_chains()
    {
        var span = Reported(builder => builder.SetAttribute("text", "a").SetAttribute("count", 3).SetAttribute("ratio", 0.5).SetAttribute("done", true));

        Assert.Same(span, span.Has("text", "a").Has("count", 3).Has("ratio", 0.5).Has("done", true).HasNo("other"));
    }

    [Fact]
    public void Has_fails_on_another_value_another_type_and_a_missing_key()
    {
        var span = Reported(builder => builder.SetAttribute("count", 3));

        Assert.Equal(["Span 'work': expected count = 4 (long), found 3 (long).", "  work  0 ns  count=3"], Message(() => span.Has("count", 4)));
        Assert.Equal("Span 'work': expected count = \"3\", found 3 (long).", Message(() => span.Has("count", "3"))[0]);
        Assert.Equal("Span 'work': expected count = 3 (double), found 3 (long).", Message(() => span.Has("count", 3.0))[0]);
        Assert.Equal("Span 'work': expected Count = true, found no such attribute.", Message(() => span.Has("Count", true))[0]);
    }

    [Fact]
    public void HasNo_fails_when_the_attribute_is_there()
    {
        var span = Reported(builder => builder.SetAttribute("done", false));

        Assert.Equal("Span 'work': expected no attribute 'done', found false.", Message(() => span.HasNo("done"))[0]);
    }

    [Theory]
    [InlineData(SpanStatus.Unset)]
    [InlineData(SpanStatus.Ok)]
    public void What_did_not_fail_has_succeeded(SpanStatus status)
    {
        var span = Reported(builder => builder.SetStatus(status));

        Assert.Same(span, span.Succeeded());
        Assert.Equal($"Span 'work': expected status Error, found status {status}.", Message(() => span.Failed())[0]);
    }

    [Fact]
    public void Failed_takes_the_description_and_the_exceptions_type()
    {
        var span = Reported(builder => builder.SetStatus(SpanStatus.Error, "late").SetAttribute("error.type", "System.TimeoutException"));

        Assert.Same(span, span.Failed().Failed("late").Failed<TimeoutException>());
        Assert.Equal("Span 'work': expected success, found status Error: late.", Message(() => span.Succeeded())[0]);
        Assert.Equal("Span 'work': expected status Error: early, found status Error: late.", Message(() => span.Failed("early"))[0]);
        Assert.Equal("Span 'work': expected error.type = \"System.IO.IOException\", found \"System.TimeoutException\".", Message(() => span.Failed<IOException>())[0]);
    }

    [Fact]
    public void Parents_are_those_of_trees_and_of_nested_calls()
    {
        var tree = Reported(builder => builder.AddChild(Span.Builder(typeof(SpanAssertionsTests), "child")));
        var child = Assert.Single(tree.Children);
        _recorder.Clear();
        var function = _recorder.Attach(new Outer());
        function.Map(1);
        var outer = _recorder.Spans.Single("outer");

        Assert.Same(child, child.IsChildOf(tree));
        _recorder.Spans.Single("inner").IsChildOf(outer);
        Assert.Same(outer, outer.IsRoot());
        Assert.Equal($"Span 'outer': expected parent 'work' (span {tree.SpanId}), found no parent.", Message(() => outer.IsChildOf(tree))[0]);
        Assert.Equal($"Span 'child': expected no parent, found parent {tree.SpanId} in trace {tree.TraceId}.", Message(() => child.IsRoot())[0]);
    }

    [Fact]
    public void A_null_span_is_refused() => Assert.Throws<ArgumentNullException>("span", () => ((Span)null!).Succeeded());

    private Span Reported(Func<SpanBuilder, SpanBuilder> set)
    {
        _recorder.MetricGroup.AddSpan(set(Span.Builder(typeof(SpanAssertionsTests), "work")));
        return _recorder.Spans.Single("work");
    }

    private static string[] Message(Action assertion) => Assert.Throws<SpanAssertionException>(assertion).Message.Split(Environment.NewLine);
}
