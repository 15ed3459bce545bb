using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>The thread that empties one reporter's queue, so that a blocking reporter holds no thread of the pool.</summary>
internal sealed class ReporterWorker
{
    private readonly SpanQueue _queue;
    private readonly IReporterWork _work;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="reporterName">Names the thread.</param>
    /// <param name="queue">The spans.</param>
    /// <param name="work">What to do with the spans.</param>
    public ReporterWorker(string reporterName, SpanQueue queue, IReporterWork work)
    {
        _queue = queue;
        _work = work;

        // Unsafe: the thread must not inherit the current span of whoever creates the registry.
        new Thread(Work) { IsBackground = true, Name = $"Trace reporter {reporterName}" }.UnsafeStart();
    }

    /// <summary>Completes when the queue has ended and the reporter is closed.</summary>
    public Task Completion => _completion.Task;

    private void Work()
    {
        try
        {
            Deliver();
        }
        catch (Exception exception)
        {
            // The application must not end because of it.
            _work.GiveUp(exception);
        }

        _work.Close();
        _completion.TrySetResult();
    }

    private void Deliver()
    {
        var batch = new List<Span>();
        while (_queue.Take(batch, _work.MaxBatchSize))
        {
            var exception = _work.Deliver(batch);
            batch.Clear();
            var unsettled = _queue.Settle();
            var pause = unsettled > 0 ? _work.CountDelivered(unsettled, exception) : TimeSpan.Zero;
            if (pause > TimeSpan.Zero)
            {
                _queue.Pause(pause);
            }
        }
    }
}
