using Instrumentation.Functions;
using Instrumentation.Runtime;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Every route to a method is traced, because the wrapper stands at the definition.</summary>
public partial class RouteTests
{
    private readonly SpanRecorder _recorder = new();

    private interface IDoubler
    {
        int Map(int value);
    }

    [Fact]
    public void A_direct_call() => Traced(function => function.Map(1));

    [Fact]
    public void A_call_through_the_base_type() => Traced(function => ((RichMapFunction<int, int>)function).Map(1));

    [Fact]
    public void A_call_through_an_interface() => Traced(function => ((IDoubler)function).Map(1));

    [Fact]
    public void A_call_through_a_delegate() => Traced(function =>
    {
        Func<int, int> map = function.Map;
        map(1);
    });

    [Fact]
    public void A_call_by_LINQ() => Traced(function => Assert.Equal([2], Enumerable.Repeat(1, 1).Select(function.Map)));

    [Fact]
    public void A_call_by_the_method_itself() => Traced(function => function.CallItself(1));

    [Fact]
    public void A_call_by_reflection() => Traced(function => function.GetType().GetMethod(nameof(Doubler.Map))!.Invoke(function, [1]));

    [Fact]
    public async Task A_call_by_an_engine_in_another_assembly()
    {
        var results = new RichFunctionHost().Map(AsyncEnumerable.Range(1, 1), new Doubler(), _recorder.RuntimeContext);

        Assert.Equal([2], await results.ToListAsync());
        Assert.Equal("double", Assert.Single(_recorder.Spans).Name);
    }

    [Fact]
    public void A_base_call_reports_both_the_overriding_method_and_the_overridden_one()
    {
        var function = _recorder.Attach(new Quadrupler());

        Assert.Equal(4, function.Map(1));
        Assert.Equal(["double", "quadruple"], _recorder.Spans.Select(span => span.Name));
        Assert.Equal(_recorder.Spans[1].SpanId, _recorder.Spans[0].ParentSpanId);
    }

    private void Traced(Action<Doubler> call)
    {
        call(_recorder.Attach(new Doubler()));

        Assert.Equal("double", Assert.Single(_recorder.Spans).Name);
    }

    private partial class Doubler : RichMapFunction<int, int>, IDoubler
    {
        [Span("double")]
        public override partial int Map(int value);

        public int CallItself(int value) => Map(value);

        private int MapCore(int value) => value * 2;
    }

    private sealed partial class Quadrupler : Doubler
    {
        [Span("quadruple")]
        public sealed override partial int Map(int value);

        private int MapCore(int value) => base.Map(value) * 2;
    }
}
