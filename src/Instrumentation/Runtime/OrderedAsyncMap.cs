using System.Runtime.CompilerServices;
using Instrumentation.Functions;

namespace Instrumentation.Runtime;

/// <summary>
/// Flink's ordered asynchronous wait: up to a number of values are worked on at once, results come in the order of the values, and a finished
/// result does not wait for the next value of a slow source.
/// </summary>
internal static class OrderedAsyncMap
{
    public static async IAsyncEnumerable<TOut> Run<TIn, TOut>(
        IAsyncEnumerable<TIn> source,
        RichAsyncFunction<TIn, TOut> function,
        RuntimeContext context,
        int capacity,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = FunctionLife.Begin(function, context);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<TOut>>();
        var values = source.GetAsyncEnumerator(stop.Token);
        Task<bool>? next = null;
        try
        {
            var sourceEnded = false;
            while (!sourceEnded || running.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!sourceEnded && running.Count < capacity)
                {
                    next ??= MoveNext(values);
                }

                var head = running.TryPeek(out var first) ? first : null;
                await FirstOf(head, sourceEnded ? null : next).ConfigureAwait(false);
                if (head is { IsCompleted: true })
                {
                    yield return await running.Dequeue().ConfigureAwait(false);
                }
                else if (next is { IsCompletedSuccessfully: true, Result: true })
                {
                    next = null;
                    running.Enqueue(Invoke(function, values.Current, stop.Token));
                }
                else
                {
                    sourceEnded = true;
                }
            }

            // Throws what the source threw, after the results of the values before.
            await next!.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await WaitForAll(next is null ? running : [.. running, next]).ConfigureAwait(false);
            await values.DisposeAsync().ConfigureAwait(false);
        }

        life.Complete();
    }

    // Asynchronous, so that what is thrown before the first await waits for its turn as well.
    private static async Task<TOut> Invoke<TIn, TOut>(RichAsyncFunction<TIn, TOut> function, TIn value, CancellationToken cancellationToken) =>
        await function.AsyncInvoke(value, cancellationToken).ConfigureAwait(false);

    private static async Task<bool> MoveNext<TIn>(IAsyncEnumerator<TIn> values) => await values.MoveNextAsync().ConfigureAwait(false);

    // Waits until one of them has ended, however it has.
    private static async Task FirstOf(Task? head, Task? next)
    {
        var first = head is null ? next! : next is null ? head : await Task.WhenAny(head, next).ConfigureAwait(false);
        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Whatever they end with: the exception that counts is already on its way.
    private static async Task WaitForAll(IEnumerable<Task> tasks)
    {
        foreach (var task in tasks)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
