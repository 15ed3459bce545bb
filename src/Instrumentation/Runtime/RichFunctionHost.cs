using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Instrumentation.Functions;

namespace Instrumentation.Runtime;

/// <summary>
/// Runs rich functions over asynchronous sequences, without an engine: each method sets the function's context, opens it, runs it over the
/// source and closes it, also on failure and cancellation. Nothing happens before the result is enumerated. Exceptions pass through unchanged. Thread-safe;
/// each function instance belongs to one call.
/// </summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "An instance, so that a host can get options without breaking callers.")]
public sealed class RichFunctionHost
{
    /// <summary>Runs a source.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The values that the source produces.</returns>
    public async IAsyncEnumerable<T> Source<T>(
        RichSourceFunction<T> function, RuntimeContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in function.Run(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    /// <summary>Maps each value.</summary>
    /// <typeparam name="TIn">Type of the values taken.</typeparam>
    /// <typeparam name="TOut">Type of the values returned.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>One result for each value, in order.</returns>
    public async IAsyncEnumerable<TOut> Map<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichMapFunction<TIn, TOut> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return function.Map(value);
        }
    }

    /// <summary>Maps each value to any number of values.</summary>
    /// <typeparam name="TIn">Type of the values taken.</typeparam>
    /// <typeparam name="TOut">Type of the values emitted.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What the function collected, in order; for one value at a time it is held in memory.</returns>
    public async IAsyncEnumerable<TOut> FlatMap<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichFlatMapFunction<TIn, TOut> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var life = FunctionLife.Begin(function, context);
        var collector = new ListCollector<TOut>();
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            function.FlatMap(value, collector);
            foreach (var result in collector.Values)
            {
                yield return result;
            }

            collector.Values.Clear();
        }
    }

    /// <summary>Keeps the values that the function accepts.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The accepted values, in order.</returns>
    public async IAsyncEnumerable<T> Filter<T>(
        IAsyncEnumerable<T> source,
        RichFilterFunction<T> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (function.Filter(value))
            {
                yield return value;
            }
        }
    }

    /// <summary>Combines the values one after another, rolling as Flink's reduce is: each value gives the result so far, the first one itself.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>As many results as there are values; the last one is that of all.</returns>
    public async IAsyncEnumerable<T> Reduce<T>(
        IAsyncEnumerable<T> source,
        RichReduceFunction<T> function,
        RuntimeContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var life = FunctionLife.Begin(function, context);
        var isFirst = true;
        var accumulated = default(T)!;
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            accumulated = isFirst ? value : function.Reduce(accumulated, value);
            isFirst = false;
            yield return accumulated;
        }
    }

    /// <summary>Works on several values at the same time, and gives the results in the order of the values.</summary>
    /// <typeparam name="TIn">Type of the values taken.</typeparam>
    /// <typeparam name="TOut">Type of the values returned.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function; with a capacity over 1 its <c>AsyncInvoke</c> runs several times at once.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <param name="capacity">The most values worked on at the same time, at least 1. Default 1.</param>
    /// <returns>One result for each value, in order. When one fails, the others are cancelled and awaited before the function is closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The token stands at the same place in all methods.")]
    public IAsyncEnumerable<TOut> AsyncMap<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichAsyncFunction<TIn, TOut> function,
        RuntimeContext context,
        CancellationToken cancellationToken = default,
        int capacity = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return OrderedAsyncMap.Run(source, function, context, capacity, cancellationToken);
    }

    /// <summary>Hands each value to a sink.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>A task that ends when the source has ended and the sink is closed.</returns>
    public async Task Sink<T>(
        IAsyncEnumerable<T> source, RichSinkFunction<T> function, RuntimeContext context, CancellationToken cancellationToken = default)
    {
        using var life = FunctionLife.Begin(function, context);
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            function.Invoke(value);
        }
    }

    private sealed class ListCollector<T> : ICollector<T>
    {
        public List<T> Values { get; } = [];

        public void Collect(T value) => Values.Add(value);
    }
}
