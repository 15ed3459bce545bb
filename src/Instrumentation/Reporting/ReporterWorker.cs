using System.Threading.Channels;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>The thread that empties one reporter's queue, so that a blocking reporter holds no thread of the pool.</summary>
internal sealed class ReporterWorker
{
    private readonly ChannelReader<object> _queue;
    private readonly IReporterWork _work;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Span> _batch = [];

    // Spans that the worker has in hand. Who sets it to zero counts them: the worker after delivery, or the one who gives up waiting.
    private int _inHand;
    private volatile bool _isAbandoned;

    /// <param name="reporterName">Names the thread.</param>
    /// <param name="queue">Spans, and the <see cref="TaskCompletionSource{T}"/>s of callers who wait until all spans before them are delivered.</param>
    /// <param name="work">What to do with the spans.</param>
    public ReporterWorker(string reporterName, ChannelReader<object> queue, IReporterWork work)
    {
        _queue = queue;
        _work = work;

        // Unsafe: the thread must not inherit the current span of whoever creates the registry.
        new Thread(Work) { IsBackground = true, Name = $"Trace reporter {reporterName}" }.UnsafeStart();
    }

    /// <summary>Completes when the queue has ended and the reporter is closed.</summary>
    public Task Completion => _completion.Task;

    /// <summary>True when spans may have been given up.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>Gives up waiting for a reporter that is slow or hangs: empties the queue without delivering.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        var lost = Interlocked.Exchange(ref _inHand, 0);
        while (_queue.TryRead(out var item))
        {
            lost += item is Span ? 1 : 0;
            (item as TaskCompletionSource<bool>)?.TrySetResult(false);
        }

        _work.CountLost(lost);
    }

    private void Work()
    {
        while (!_isAbandoned && _queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (!_isAbandoned && _queue.TryRead(out var item))
            {
                Take(item);
            }

            DeliverBatch();
        }

        _work.Close();
        _completion.TrySetResult();
    }

    private void Take(object item)
    {
        if (item is Span span)
        {
            _batch.Add(span);
            if (_batch.Count >= _work.MaxBatchSize)
            {
                DeliverBatch();
            }
        }
        else
        {
            DeliverBatch();
            ((TaskCompletionSource<bool>)item).TrySetResult(!_isAbandoned);
        }
    }

    private void DeliverBatch()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        Interlocked.Exchange(ref _inHand, _batch.Count);
        var isDelivered = !_isAbandoned;
        var exception = isDelivered ? _work.Deliver(_batch) : null;
        var unsettled = Interlocked.Exchange(ref _inHand, 0);
        if (unsettled > 0 && isDelivered)
        {
            _work.CountDelivered(unsettled, exception);
        }
        else if (unsettled > 0)
        {
            _work.CountLost(unsettled);
        }

        _batch.Clear();
    }
}
