using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>
/// A bounded queue and a thread of its own for one reporter, so that a slow, hanging or throwing reporter costs the functions and the
/// other reporters nothing. What finds no room in the queue is dropped and counted.
/// </summary>
internal sealed class QueuedReporterChannel : ReporterChannel, IReporterWork
{
    private readonly SpanQueue _queue;
    private readonly ReporterWorker _worker;
    private readonly IBatchTraceReporter? _batches;
    private readonly ReportingGate _gate;
    private readonly CircuitBreaker _breaker;
    private readonly string _lossesWhenFull;
    private volatile bool _isClosing;

    public QueuedReporterChannel(ReporterSetup setup, ReportingContext context)
        : base(setup, context)
    {
        _gate = context.Gate;
        _breaker = new CircuitBreaker(Name, context.Log);
        _lossesWhenFull = setup.Queue.Losses;
        _queue = new SpanQueue(setup.Queue, context.Time);
        _batches = Reporter as IBatchTraceReporter;
        _worker = new ReporterWorker(Name, _queue, this);
    }

    // A trial that fails costs one span.
    int IReporterWork.MaxBatchSize => _batches is null || _breaker.IsOpen ? 1 : _batches.MaxBatchSize;

    public override async Task<bool> FlushAsync(CancellationToken deadline)
    {
        if (!_isClosing)
        {
            return await _queue.FlushAsync(deadline).ConfigureAwait(false);
        }

        await _worker.Completion.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _worker.Completion.IsCompleted && !_queue.IsAbandoned;
    }

    public override async Task CloseAsync(CancellationToken deadline, CancellationToken closeDeadline)
    {
        _isClosing = true;
        _queue.Complete();
        await _worker.Completion.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_worker.Completion.IsCompleted)
        {
            return;
        }

        // A slow reporter closes after the call it is in. One that hangs is closed beside it.
        CountDropped(_queue.Abandon());
        await _worker.Completion.WaitAsync(closeDeadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseReporterAsync().ConfigureAwait(false);
    }

    protected override void Take(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        if (_queue.TryAdd(span.For(variables)))
        {
            return;
        }

        // Counted last: what throws before is counted as failed.
        if (!_isClosing)
        {
            Log.QueueFull(Name, _lossesWhenFull);
        }

        CountDropped();
    }

    Exception? IReporterWork.Deliver(List<Span> batch)
    {
        _gate.TryEnter(out var outer);
        try
        {
            Notify(batch);
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

    TimeSpan IReporterWork.CountDelivered(int spans, Exception? exception)
    {
        if (exception is null)
        {
            CountReported(spans);
            _breaker.RecordSuccess();
            return TimeSpan.Zero;
        }

        CountFailed(spans);
        var wasTrial = _breaker.IsOpen;
        var pause = _breaker.RecordFailure(exception);
        if (!_breaker.IsOpen)
        {
            // Otherwise the circuit breaker has said it.
            Log.ReporterFailed(Name, exception);
        }
        else if (wasTrial && _isClosing)
        {
            // That was the last trial: nothing would be gained by offering it the rest of its queue.
            CountDropped(_queue.Abandon());
        }

        return pause;
    }

    void IReporterWork.GiveUp(Exception exception)
    {
        _isClosing = true;
        CountDropped(_queue.Abandon());
        Log.ReporterGivenUp(Name, exception);
    }

    void IReporterWork.Close() => CloseReporter();

    private void Notify(List<Span> batch)
    {
        using var timer = MeasureCall();
        if (_batches is not null)
        {
            _batches.NotifyOfAddedSpans(batch);
        }
        else
        {
            Reporter.NotifyOfAddedSpan(batch[0]);
        }
    }
}
