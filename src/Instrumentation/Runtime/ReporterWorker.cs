using System.Threading.Channels;
using Instrumentation.Traces;

namespace Instrumentation.Runtime;

/// <summary>The thread that empties one reporter's queue, so that a blocking reporter holds no thread of the pool.</summary>
internal sealed class ReporterWorker
{
    private readonly ChannelReader<object> _queue;
    private readonly int _maxBatchSize;
    private readonly Action<List<Span>> _deliver;
    private readonly Action _close;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Span> _batch = [];
    private int _delivering;
    private volatile bool _abandoned;

    /// <param name="reporterName">Names the thread.</param>
    /// <param name="queue">Spans, and <see cref="TaskCompletionSource"/>s to complete when all spans before them are delivered.</param>
    /// <param name="maxBatchSize">The most spans to deliver at once.</param>
    /// <param name="deliver">Delivers at least one span; must not throw.</param>
    /// <param name="close">Called at the end of the queue; must not throw.</param>
    public ReporterWorker(string reporterName, ChannelReader<object> queue, int maxBatchSize, Action<List<Span>> deliver, Action close)
    {
        _queue = queue;
        _maxBatchSize = maxBatchSize;
        _deliver = deliver;
        _close = close;

        // The thread must not inherit the current span of whoever creates the registry.
        using (ExecutionContext.SuppressFlow())
        {
            new Thread(Work) { IsBackground = true, Name = $"Trace reporter {reporterName}" }.Start();
        }
    }

    /// <summary>Completes when the queue has ended and the reporter is closed.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Gives up waiting for a hanging reporter: empties the queue without delivering.</summary>
    /// <returns>Number of spans lost, with those in the hanging call.</returns>
    public long Abandon()
    {
        _abandoned = true;
        long lost = Volatile.Read(ref _delivering);
        while (_queue.TryRead(out var item))
        {
            lost += item is Span ? 1 : 0;
            (item as TaskCompletionSource)?.TrySetResult();
        }

        return lost;
    }

    private void Work()
    {
        while (!_abandoned && _queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (!_abandoned && _queue.TryRead(out var item))
            {
                Take(item);
            }

            DeliverBatch();
        }

        _close();
        _completion.TrySetResult();
    }

    private void Take(object item)
    {
        if (item is Span span)
        {
            _batch.Add(span);
            if (_batch.Count >= _maxBatchSize)
            {
                DeliverBatch();
            }
        }
        else
        {
            DeliverBatch();
            ((TaskCompletionSource)item).TrySetResult();
        }
    }

    private void DeliverBatch()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        Volatile.Write(ref _delivering, _batch.Count);
        _deliver(_batch);
        Volatile.Write(ref _delivering, 0);
        _batch.Clear();
    }
}
