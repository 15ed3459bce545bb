using System.Threading.Channels;
using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Runtime;

/// <summary>
/// A bounded queue and a thread of its own for one reporter, so that a slow, hanging or throwing reporter costs the functions and the
/// other reporters nothing. When the queue is full, the newest span is dropped and counted.
/// </summary>
internal sealed class QueuedReporterChannel : ReporterChannel
{
    // Holds spans, and marks of callers that wait for a flush.
    private readonly Channel<object> _queue;
    private readonly ReporterWorker _worker;
    private readonly IBatchTraceReporter? _batches;

    public QueuedReporterChannel(ReporterSetup setup, RuntimeLog log)
        : base(setup, log)
    {
        _queue = Channel.CreateBounded<object>(new BoundedChannelOptions(setup.QueueSize) { SingleReader = true });
        _batches = Reporter as IBatchTraceReporter;
        _worker = new ReporterWorker(Name, _queue.Reader, _batches?.MaxBatchSize ?? 1, Deliver, CloseReporter);
    }

    protected override long Queued => _queue.Reader.Count;

    public override void Add(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        if (!_queue.Writer.TryWrite(span.For(variables)))
        {
            CountDropped();
            Log.QueueFull(Name);
        }
    }

    public override async Task<bool> FlushAsync(CancellationToken deadline)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(reached, deadline).ConfigureAwait(false);
            await reached.Task.WaitAsync(deadline).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (ChannelClosedException)
        {
            return true;
        }
    }

    public override async Task CloseAsync(CancellationToken deadline)
    {
        _queue.Writer.TryComplete();
        try
        {
            await _worker.Completion.WaitAsync(deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The reporter hangs. What waits behind the hanging call is lost, and Close is called beside it.
            CountDropped(_worker.Abandon());
            await CloseReporterAsync().ConfigureAwait(false);
        }
    }

    private void Deliver(List<Span> batch)
    {
        try
        {
            if (_batches is not null)
            {
                _batches.NotifyOfAddedSpans(batch);
            }
            else
            {
                Reporter.NotifyOfAddedSpan(batch[0]);
            }

            CountReported(batch.Count);
        }
        catch (Exception exception)
        {
            CountFailed(exception, batch.Count);
        }
    }
}
