using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

public partial class SynchronousMethodTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void A_result_and_its_span_arrive()
    {
        Assert.Equal(7, new Calculator(_recorder.MetricGroup).Add(3, 4));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal("Add", span.Name);
        Assert.Equal("Instrumentation.Generators.Tests.Behaviour.SynchronousMethodTests.Calculator", span.Scope);
        Assert.Equal(SpanStatus.Unset, span.Status);
        Assert.True(span.EndTimeUnixNanos >= span.StartTimeUnixNanos);
    }

    [Fact]
    public void References_and_out_parameters_reach_the_caller()
    {
        var calculator = new Calculator(_recorder.MetricGroup);
        var sum = 5;

        Assert.True(calculator.TryDivide(7, ref sum, out var quotient, out var rest));

        Assert.Equal((8, 2, 1), (sum, quotient, rest));
        Assert.Equal(1L, Assert.Single(_recorder.Spans).Attributes["rest"]);
    }

    [Fact]
    public void A_reference_that_is_returned_is_the_one_of_Core()
    {
        var calculator = new Calculator(_recorder.MetricGroup);

        calculator.Total() = 42;

        Assert.Equal(42, calculator.Total());
        Assert.Equal(2, _recorder.Spans.Count);
    }

    [Fact]
    public void Spans_of_memory_pass_in_and_out()
    {
        var rest = new Calculator(_recorder.MetricGroup).SkipFirst("abc");

        Assert.Equal("bc", rest.ToString());
        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void A_static_method_reports_to_the_group_it_is_given()
    {
        Assert.Equal("1, 2", Calculator.Join(_recorder.MetricGroup, 1, 2));
        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void A_method_of_a_struct_changes_the_struct_itself()
    {
        var counter = new Counter(_recorder.MetricGroup);

        counter.Increment();
        counter.Increment();

        Assert.Equal(2, counter.Count);
        Assert.Equal(2, _recorder.Spans.Count);
    }

    [Fact]
    public void A_generic_method_is_wrapped_once_for_all_types()
    {
        var calculator = new Calculator(_recorder.MetricGroup);

        Assert.Equal(3, calculator.Largest(1, 3));
        Assert.Equal("b", calculator.Largest("a", "b"));
        Assert.Equal(["Largest", "Largest"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void An_extension_method_is_wrapped()
    {
        Assert.Equal("!a!", "a".Shout(_recorder.MetricGroup));
        Assert.Equal("Shout", Assert.Single(_recorder.Spans).Name);
    }

    private partial struct Counter(MetricGroup metrics)
    {
        public int Count { get; private set; }

        [Span]
        public partial void Increment();

        private void IncrementCore() => Count++;
    }

    private sealed partial class Calculator(MetricGroup metrics)
    {
        private int _total;

        [Span]
        public static partial string Join(MetricGroup group, params int[] values);

        [Span]
        public partial int Add(int left, int right);

        [Span]
        public partial bool TryDivide(int value, ref int sum, out int quotient, [SpanTag] out int rest);

        [Span]
        public partial ref int Total();

        [Span]
        public partial ReadOnlySpan<char> SkipFirst(ReadOnlySpan<char> text);

        [Span]
        public partial T Largest<T>(T left, T right)
            where T : IComparable<T>;

        private static string JoinCore(MetricGroup group, int[] values) => string.Join(", ", values);

        private int AddCore(int left, int right) => left + right;

        private bool TryDivideCore(int value, ref int sum, out int quotient, out int rest)
        {
            (quotient, rest) = (value / 3, value % 3);
            sum += quotient + rest;
            return true;
        }

        private ref int TotalCore() => ref _total;

        private ReadOnlySpan<char> SkipFirstCore(ReadOnlySpan<char> text) => text[1..];

        private T LargestCore<T>(T left, T right)
            where T : IComparable<T> => left.CompareTo(right) > 0 ? left : right;
    }
}
