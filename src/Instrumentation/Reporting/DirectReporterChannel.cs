using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Reporting;

/// <summary>Calls the reporter on the recording thread. The reporter is closed only when no thread is inside it any more.</summary>
internal abstract class DirectReporterChannel(ReporterSetup setup, ReportingContext context) : ReporterChannel(setup, context)
{
    // Set when closing begins.
    private TaskCompletionSource? _emptied;

    public override Task<bool> FlushAsync(CancellationToken deadline) => Task.FromResult(true);

    public override async Task CloseAsync(CancellationToken deadline, CancellationToken closeDeadline)
    {
        var emptied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // A full fence, as counting a span as added is: each thread that did not see this has been counted before the next line.
        Interlocked.Exchange(ref _emptied, emptied);
        OnTaken();
        await emptied.Task.WaitAsync(closeDeadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseReporterAsync().ConfigureAwait(false);
    }

    protected sealed override void Take(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        if (Volatile.Read(ref _emptied) is not null)
        {
            CountDropped();
            return;
        }

        using (MeasureCall())
        {
            Deliver(record, variables, ref span);
        }

        CountReported();
    }

    protected sealed override void OnTaken()
    {
        if (Volatile.Read(ref _emptied) is { Task.IsCompleted: false } emptied && Statistics.Queued == 0)
        {
            emptied.TrySetResult();
        }
    }

    protected abstract void Deliver(SpanRecord record, SpanVariables variables, ref SharedSpan span);
}
