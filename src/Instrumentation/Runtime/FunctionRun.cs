using System.Runtime.CompilerServices;
using Instrumentation.Functions;

namespace Instrumentation.Runtime;

/// <summary>
/// The runs of <see cref="RichFunctionHost"/>, one iterator for each kind of function. The token is looked at before each value too, because a source may not
/// care for it.
/// </summary>
internal static class FunctionRun
{
    public static async IAsyncEnumerable<T> Source<T>(
        RichSourceFunction<T> function, RuntimeContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in function.Run(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return value;
        }

        life.Complete();
    }

    public static async IAsyncEnumerable<TOut> Map<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichMapFunction<TIn, TOut> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return function.Map(value);
        }

        life.Complete();
    }

    public static async IAsyncEnumerable<TOut> FlatMap<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichFlatMapFunction<TIn, TOut> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        var collector = new ListCollector<TOut>();
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            function.FlatMap(value, collector);
            foreach (var result in collector.Values)
            {
                yield return result;
            }

            collector.Values.Clear();
        }

        life.Complete();
    }

    public static async IAsyncEnumerable<T> Filter<T>(
        IAsyncEnumerable<T> source,
        RichFilterFunction<T> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (function.Filter(value))
            {
                yield return value;
            }
        }

        life.Complete();
    }

    public static async IAsyncEnumerable<T> Reduce<T>(
        IAsyncEnumerable<T> source,
        RichReduceFunction<T> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        var isFirst = true;
        var accumulated = default(T)!;
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            accumulated = isFirst ? value : function.Reduce(accumulated, value);
            isFirst = false;
            yield return accumulated;
        }

        life.Complete();
    }

    public static async Task Sink<T>(
        IAsyncEnumerable<T> source, RichSinkFunction<T> function, RuntimeContext context, CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            function.Invoke(value);
        }

        life.Complete();
    }

    private sealed class ListCollector<T> : ICollector<T>
    {
        public List<T> Values { get; } = [];

        public void Collect(T value) => Values.Add(value);
    }
}
