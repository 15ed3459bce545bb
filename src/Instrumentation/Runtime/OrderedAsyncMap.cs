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
        var running = new Queue<Task<TOut>>(capacity);
        var values = source.GetAsyncEnumerator(stop.Token);
        Task<bool>? next = null;
        try
        {
            var sourceEnded = false;
            while (!sourceEnded || running.Count > 0)
            {
                if (!sourceEnded && running.Count < capacity)
                {
                    next ??= values.MoveNextAsync().AsTask();
                }

                if (running.TryPeek(out var head))
                {
                    Task settled = next is null ? head : Task.WhenAny(head, next);
                    await settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                if (head is { IsCompleted: true })
                {
                    yield return await running.Dequeue().ConfigureAwait(false);
                }
                else if (await next!.ConfigureAwait(false))
                {
                    next = null;
                    running.Enqueue(function.AsyncInvoke(values.Current, stop.Token).AsTask());
                }
                else
                {
                    next = null;
                    sourceEnded = true;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await WaitForAll(next is null ? running : [.. running, next]).ConfigureAwait(false);
            await values.DisposeAsync().ConfigureAwait(false);
        }
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
