using System.Diagnostics.CodeAnalysis;
using Instrumentation.Functions;

namespace Instrumentation.Runtime;

/// <summary>
/// Runs rich functions over asynchronous sequences, without an engine: each method but <see cref="Open"/> sets the function's context, opens it, runs it over the
/// source and closes it, also on failure, on cancellation, when its Open throws, and when the consumer stops early. Nothing happens before the result is
/// enumerated, and each enumeration is a run of its own. Exceptions pass through unchanged; one that Close throws after another one is logged instead.
/// Cancellation ends a run with <see cref="OperationCanceledException"/>. Thread-safe; each function instance belongs to one run at a time.
/// </summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "An instance, so that a host can get options without breaking callers.")]
public sealed class RichFunctionHost
{
    /// <summary>Begins the life of a function that is run by something else, an engine or an application: sets its context and opens it.</summary>
    /// <param name="function">The function. When its Open throws, it is closed, and the exception passes through.</param>
    /// <param name="context">The context to set.</param>
    /// <returns>Closes the function once when it is disposed of, by one thread at a time; what Close throws is logged.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IDisposable Open(IRichFunction function, RuntimeContext context)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionLife.Begin(function, context);
    }

    /// <summary>Runs a source.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The values that the source produces.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<T> Source<T>(
        RichSourceFunction<T> function, RuntimeContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionRun.Source(function, context, cancellationToken);
    }

    /// <summary>Maps each value.</summary>
    /// <typeparam name="TIn">Type of the values taken.</typeparam>
    /// <typeparam name="TOut">Type of the values returned.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>One result for each value, in order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<TOut> Map<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichMapFunction<TIn, TOut> function,
        RuntimeContext context,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionRun.Map(source, function, context, cancellationToken);
    }

    /// <summary>Maps each value to any number of values.</summary>
    /// <typeparam name="TIn">Type of the values taken.</typeparam>
    /// <typeparam name="TOut">Type of the values emitted.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What the function collected, in order; for one value at a time it is held in memory.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<TOut> FlatMap<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichFlatMapFunction<TIn, TOut> function,
        RuntimeContext context,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionRun.FlatMap(source, function, context, cancellationToken);
    }

    /// <summary>Keeps the values that the function accepts.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The accepted values, in order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<T> Filter<T>(
        IAsyncEnumerable<T> source,
        RichFilterFunction<T> function,
        RuntimeContext context,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionRun.Filter(source, function, context, cancellationToken);
    }

    /// <summary>Combines the values one after another, rolling as Flink's reduce is: each value gives the result so far, the first one itself.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>As many results as there are values; the last one is that of all.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<T> Reduce<T>(
        IAsyncEnumerable<T> source,
        RichReduceFunction<T> function,
        RuntimeContext context,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionRun.Reduce(source, function, context, cancellationToken);
    }

    /// <summary>Works on several values at the same time, and gives the results in the order of the values.</summary>
    /// <typeparam name="TIn">Type of the values taken.</typeparam>
    /// <typeparam name="TOut">Type of the values returned.</typeparam>
    /// <param name="source">The values.</param>
    /// <param name="function">The function; with a capacity over 1 its <c>AsyncInvoke</c> runs several times at once.</param>
    /// <param name="context">The context to set.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <param name="capacity">The most values worked on at the same time, at least 1. Default 1.</param>
    /// <returns>
    /// One result for each value, in order. When a value or the source fails, the results of the values before come first, then the exception; what was
    /// begun after is cancelled, and awaited before the function is closed.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The token stands at the same place in all methods.")]
    public IAsyncEnumerable<TOut> AsyncMap<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichAsyncFunction<TIn, TOut> function,
        RuntimeContext context,
        CancellationToken cancellationToken = default,
        int capacity = 1)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
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
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public Task Sink<T>(
        IAsyncEnumerable<T> source, RichSinkFunction<T> function, RuntimeContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        return FunctionRun.Sink(source, function, context, cancellationToken);
    }
}
