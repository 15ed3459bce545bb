using System.Threading.Channels;
using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>
/// A bounded queue and a thread of its own for one reporter, so that a slow, hanging or throwing reporter costs the functions and the
/// other reporters nothing. When the queue is full, the newest span is dropped and counted.
/// </summary>
internal sealed class QueuedReporterChannel : ReporterChannel, IReporterWork
{
    // Holds spans, and marks of callers that wait for a flush.
    private readonly Channel<object> _queue;
    private readonly ReporterWorker _worker;
    private readonly IBatchTraceReporter? _batches;
    private readonly ReportingGate _gate;
    private volatile bool _isClosing;

    public QueuedReporterChannel(ReporterSetup setup, RuntimeLog log, ReportingGate gate)
        : base(setup, log)
    {
        _gate = gate;
        _queue = Channel.CreateBounded<object>(new BoundedChannelOptions(setup.QueueSize) { SingleReader = true });
        _batches = Reporter as IBatchTraceReporter;
        _worker = new ReporterWorker(Name, _queue.Reader, this);
    }

    int IReporterWork.MaxBatchSize => _batches?.MaxBatchSize ?? 1;

    public override async Task<bool> FlushAsync(CancellationToken deadline)
    {
        var reached = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(reached, deadline).ConfigureAwait(false);
            return await reached.Task.WaitAsync(deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (ChannelClosedException)
        {
            await _worker.Completion.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return _worker.Completion.IsCompleted && !_worker.IsAbandoned;
        }
    }

    public override async Task CloseAsync(CancellationToken deadline, CancellationToken closeDeadline)
    {
        _isClosing = true;
        _queue.Writer.TryComplete();
        await _worker.Completion.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_worker.Completion.IsCompleted)
        {
            return;
        }

        // A slow reporter closes after the call it is in. One that hangs is closed beside it.
        _worker.Abandon();
        await _worker.Completion.WaitAsync(closeDeadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseReporterAsync().ConfigureAwait(false);
    }

    protected override void Take(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        if (_queue.Writer.TryWrite(span.For(variables)))
        {
            return;
        }

        CountDropped();
        if (!_isClosing)
        {
            Log.QueueFull(Name);
        }
    }

    Exception? IReporterWork.Deliver(List<Span> batch)
    {
        _gate.TryEnter(out var outer);
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

            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
        finally
        {
            ReportingGate.Leave(outer);
        }
    }

    void IReporterWork.CountDelivered(int spans, Exception? exception)
    {
        if (exception is null)
        {
            CountReported(spans);
        }
        else
        {
            CountFailed(exception, spans);
        }
    }

    void IReporterWork.CountLost(int spans) => CountDropped(spans);

    void IReporterWork.Close() => CloseReporter();
}
