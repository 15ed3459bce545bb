using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Runtime;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.SecondForm;

/// <summary>The second form writes the member that callers reach, so every route to it is traced: as an override, as a public member, and explicitly.</summary>
public partial class ImplementsRouteTests
{
    private readonly SpanRecorder _recorder = new();

    public interface IDoubler
    {
        int Map(int value);
    }

    public interface IHandler<in T>
    {
        void Handle(T message);
    }

    [Fact]
    public void An_override_is_called_by_name_and_through_the_base_type_an_interface_and_a_delegate()
    {
        var function = _recorder.Attach(new Doubler());
        Func<int, int> map = function.Map;

        Assert.Equal([2, 4, 6, 8], [function.Map(value: 1), ((RichMapFunction<int, int>)function).Map(2), ((IDoubler)function).Map(3), map(4)]);

        Assert.Equal(["Map 1", "Map 2", "Map 3", "Map 4"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task An_engine_in_another_assembly_calls_an_override()
    {
        var results = new RichFunctionHost().Map(AsyncEnumerable.Range(1, 2), new Doubler(), _recorder.RuntimeContext);

        Assert.Equal([2, 4], await results.ToListAsync());
        Assert.Equal(["Map 1", "Map 2"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void An_override_of_an_override_calls_its_base()
    {
        var function = _recorder.Attach(new Quadrupler());

        Assert.Equal(4, function.Map(1));
        Assert.Equal(["Map 1", "Map"], _recorder.Spans.Select(span => span.Name));
        Assert.Equal(_recorder.Spans[1].SpanId, _recorder.Spans[0].ParentSpanId);
    }

    [Fact]
    public void A_protected_member_stays_protected_and_is_traced_through_the_public_one_that_calls_it()
    {
        Assert.Equal(1, new Countdown(_recorder.MetricGroup).Run());

        Assert.Equal("Step", Assert.Single(_recorder.Spans).Name);
        Assert.Null(typeof(Countdown).GetMethod("Step"));
    }

    [Fact]
    public void A_name_that_is_not_qualified_makes_a_public_member_of_an_interface_s()
    {
        var handler = new TextHandler(_recorder.MetricGroup);

        handler.Handle(message: "a");
        ((IHandler<string>)handler).Handle("b");

        Assert.Equal(["a", "b"], _recorder.Spans.Select(span => span.Attributes["text"]));
    }

    [Fact]
    public void A_name_qualified_with_an_interface_makes_an_explicit_implementation_of_each_construction()
    {
        var handler = new Handler(_recorder.MetricGroup);

        ((IHandler<string>)handler).Handle("a");
        ((IHandler<int>)handler).Handle(1);

        Assert.Equal(["text", "number"], _recorder.Spans.Select(span => span.Name));
        Assert.Equal(["text:a", "number:1"], handler.Handled);
        Assert.Null(typeof(Handler).GetMethod("Handle"));
    }

    [Fact]
    public void Members_of_two_interfaces_with_the_same_signature_are_told_apart_by_their_qualifiers()
    {
        var job = new TwoDoors(_recorder.MetricGroup);

        Assert.Equal(("front", "back"), (((TwoDoors.IFront)job).Enter(1), ((TwoDoors.IBack)job).Enter(1)));

        Assert.Equal(["front door", "back door"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void A_method_may_be_the_untraced_public_Core_of_an_explicit_implementation_of_its_own_name()
    {
        var job = new Untraced(_recorder.MetricGroup);

        Assert.Equal(2, job.Map(1));
        Assert.Empty(_recorder.Spans);
        Assert.Equal(2, ((IDoubler)job).Map(1));
        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void One_Core_serves_both_forms_at_different_members()
    {
        var job = new BothForms(_recorder.MetricGroup);

        Assert.Equal((2, 2), (job.Map(1), ((IDoubler)job).Map(1)));

        Assert.Equal(["first form", "second form"], _recorder.Spans.Select(span => span.Name));
    }

    private partial class Doubler : RichMapFunction<int, int>, IDoubler
    {
        [Span("Map {number}", Implements = nameof(Map))]
        private int MapCore(int number) => number * 2;
    }

    private sealed partial class Quadrupler : Doubler
    {
        [Span(Implements = "Doubler.Map")]
        private int Twice(int value) => base.Map(value) * 2;
    }

    private abstract class Steps
    {
        public int Run() => Step(0);

        protected abstract int Step(int last);
    }

    private sealed partial class Countdown(MetricGroup metrics) : Steps
    {
        [Span(Implements = nameof(Step))]
        private int StepCore(int last) => last + (metrics is null ? 0 : 1);
    }

    private sealed partial class TextHandler(MetricGroup metrics) : IHandler<string>
    {
        [Span(Implements = nameof(IHandler<string>.Handle))]
        private void Work([SpanTag] string text) => Assert.NotNull(metrics);
    }

    private sealed partial class Handler(MetricGroup metrics) : IHandler<string>, IHandler<int>
    {
        public List<string> Handled { get; } = [];

        [Span("text", Implements = "IHandler<string>.Handle")]
        private void HandleText(string text) => Handled.Add($"text:{text}");

        [Span("number", Implements = "ImplementsRouteTests.IHandler<System.Int32>.Handle")]
        private void HandleNumber(int number, SpanBuilder span)
        {
            span.SetAttribute("reporting", metrics.IsReporting);
            Handled.Add($"number:{number}");
        }
    }

    private sealed partial class TwoDoors(MetricGroup metrics) : TwoDoors.IFront, TwoDoors.IBack
    {
        public interface IFront
        {
            string Enter(int visitor);
        }

        public interface IBack
        {
            string Enter(int visitor);
        }

        [Span("front door", Implements = "IFront.Enter")]
        private string Front(int visitor) => metrics is null ? "" : "front";

        [Span("back door", Implements = "IBack.Enter")]
        private string Back(int visitor) => "back";
    }

    private sealed partial class Untraced(MetricGroup metrics) : IDoubler
    {
        private readonly MetricGroup _metrics = metrics;

        [Span(Implements = "IDoubler.Map")]
        public int Map(int value) => value * 2;
    }

    private sealed partial class BothForms(MetricGroup metrics) : IDoubler
    {
        private readonly MetricGroup _metrics = metrics;

        [Span("first form")]
        public partial int Map(int value);

        [Span("second form", Implements = "IDoubler.Map")]
        private int MapCore(int value) => value * 2;
    }
}
