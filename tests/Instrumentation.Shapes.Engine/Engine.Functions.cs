using Instrumentation.Functions;

namespace Instrumentation.Shapes;

/// <content>Calls through the base types of rich functions and through interfaces.</content>
public sealed partial class Engine
{
    public void Map<TIn, TOut>(RichMapFunction<TIn, TOut> function, TIn value, TOut expected) => CheckCall(Open(function).Map(value), expected);

    public void Filter<T>(RichFilterFunction<T> function, T value, bool expected) => CheckCall(Open(function).Filter(value), expected);

    public void Reduce<T>(RichReduceFunction<T> function, T accumulated, T value, T expected) =>
        CheckCall(Open(function).Reduce(accumulated, value), expected);

    public void FlatMap<TIn, TOut>(RichFlatMapFunction<TIn, TOut> function, TIn value, params TOut[] expected)
    {
        var collector = new Collector<TOut>();
        Open(function).FlatMap(value, collector);
        CheckItems(collector.Values, expected);
    }

    public void AsyncInvoke<TIn, TOut>(RichAsyncFunction<TIn, TOut> function, TIn value, TOut expected) =>
        CheckCall(Open(function).AsyncInvoke(value, CancellationToken.None).AsTask().GetAwaiter().GetResult(), expected);

    public void Source<T>(RichSourceFunction<T> function, params T[] expected) => CheckItems(Items(Open(function).Run(CancellationToken.None)), expected);

    public void Sink<T>(RichSinkFunction<T> function, T value)
    {
        Open(function).Invoke(value);
        CheckSpan(Traces.SpanStatus.Unset);
    }

    public void Handle<TIn, TOut>(IHandler<TIn, TOut> handler, TIn value, TOut expected) => CheckCall(handler.Handle(value), expected);

    public void Parse<TSelf>(string text, TSelf expected)
        where TSelf : IParser<TSelf> => CheckCall(TSelf.Parse(text, MetricGroup), expected);

    private sealed class Collector<T> : ICollector<T>
    {
        public List<T> Values { get; } = [];

        public void Collect(T value) => Values.Add(value);
    }
}
