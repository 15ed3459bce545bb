using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Reporting;

/// <summary>Lets a reporter read the record on the recording thread, and leaves it to the reporter to say, later, what became of the span.</summary>
internal sealed class DeliveringReporterChannel : ReporterChannel, IDeliveryCounts
{
    private readonly IDeliveringTraceReporter _reporter;
    private volatile bool _isClosing;
    private long _kept;

    public DeliveringReporterChannel(ReporterSetup setup, IDeliveringTraceReporter reporter, ReportingContext context)
        : base(setup, context)
    {
        _reporter = reporter;
        reporter.Start(this);
    }

    public override long Kept => Interlocked.Read(ref _kept);

    public override Task<bool> FlushAsync(CancellationToken deadline) => _reporter.FlushAsync(deadline);

    public override async Task CloseAsync(CancellationToken deadline, CancellationToken closeDeadline)
    {
        _isClosing = true;
        try
        {
            Interlocked.Exchange(ref _kept, await _reporter.DrainAsync(deadline).WaitAsync(closeDeadline).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            Log.ReporterCloseFailed(Name, exception);
        }

        await CloseReporterAsync().ConfigureAwait(false);
    }

    void IDeliveryCounts.CountRecovered(long spans) => CountAdded(spans);

    void IDeliveryCounts.CountReported(long spans) => CountReported(spans);

    void IDeliveryCounts.CountDropped(long spans) => CountDropped(spans);

    void IDeliveryCounts.CountFailed(long spans) => CountFailed(spans);

    protected override void Take(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        if (_isClosing)
        {
            CountDropped();
            return;
        }

        using var timer = MeasureCall();
        _reporter.Report(record, variables);
    }
}
