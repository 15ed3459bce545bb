using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class ParamsCollections : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "params");
        engine.Call(() => job.Span(1, 2), 2);
        engine.CallSpan<int, int>(job.Span, [1, 2], 2);
        engine.Call(() => job.Enumerable(1, 2), 3);
        engine.Call(() => job.List(1, 2), 2);
        engine.SliceSpan<int>(values => job.Slice(values, 1, 2), [1, 2], 1, 2);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("params")]
        public partial int Span(params ReadOnlySpan<int> values);

        [Span("params")]
        public partial int Enumerable(params IEnumerable<int> values);

        [Span("params")]
        public partial int List(params List<int> values);

        [Span("params")]
        public partial ReadOnlySpan<int> Slice(ReadOnlySpan<int> values, params ReadOnlySpan<int> others);

        private int SpanCore(ReadOnlySpan<int> values) => values.Length;

        private int EnumerableCore(IEnumerable<int> values) => values.Sum();

        private int ListCore(List<int> values) => values.Count;

        private ReadOnlySpan<int> SliceCore(ReadOnlySpan<int> values, params ReadOnlySpan<int> others) => values[..others.Length];
    }
}
