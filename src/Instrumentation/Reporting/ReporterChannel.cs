using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>The way from the recording thread to one reporter, which keeps the reporter's faults to itself and counts.</summary>
internal abstract class ReporterChannel(ReporterSetup setup, ReportingContext context)
{
    private readonly ReporterCounts _counts = new(setup.Config.Name, context.Time.TimestampFrequency);
    private int _closeCalled;

    public string Name => setup.Config.Name;

    public ITraceReporter Reporter => setup.Reporter;

    /// <summary>True when the reporter's <see cref="ITraceReporter.Close"/> has returned or thrown.</summary>
    public bool IsClosed { get; private set; }

    public ReporterStatistics Statistics => _counts.Statistics;

    /// <summary>How many of the queued spans the closed reporter keeps for the next process: they are not lost.</summary>
    public virtual long Kept => 0;

    protected RuntimeLog Log => context.Log;

    /// <summary>Chooses the way that the opened reporter asks for.</summary>
    public static ReporterChannel Create(ReporterSetup setup, ReportingContext context)
    {
        ReporterChannel channel = setup.Reporter switch
        {
            IDeliveringTraceReporter delivering => new DeliveringReporterChannel(setup, delivering, context),
            IInPlaceTraceReporter inPlace => new InPlaceReporterChannel(setup, inPlace, context),
            { IsInline: true } => new InlineReporterChannel(setup, context),
            _ => new QueuedReporterChannel(setup, context),
        };
        context.Meter.Observe(channel._counts);
        if (channel is not QueuedReporterChannel)
        {
            SayKeysWithoutEffect(setup, context.Log.Configuration);
        }

        return channel;
    }

    /// <summary>Gives a span to the reporter, or to its queue. Waits only where the user chose it.</summary>
    public void Add(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        _counts.CountAdded();
        try
        {
            Take(record, variables, ref span);
        }
        catch (Exception exception)
        {
            CountFailed();
            Log.ReporterFailed(Name, exception);
        }
        finally
        {
            OnTaken();
        }
    }

    /// <summary>Counts a span that is not given to the reporter.</summary>
    public void Drop()
    {
        _counts.CountAdded();
        CountDropped();
        OnTaken();
    }

    /// <summary>Waits until what was added before has been taken by the reporter.</summary>
    /// <returns>False when the deadline came first, or spans were lost in closing.</returns>
    public abstract Task<bool> FlushAsync(CancellationToken deadline);

    /// <summary>Takes no more spans, and closes the reporter when it has taken what was added before, in any case at the deadline.</summary>
    /// <param name="deadline">When spans that are not delivered yet are given up.</param>
    /// <param name="closeDeadline">When the reporter is closed although it has not returned from a call.</param>
    public abstract Task CloseAsync(CancellationToken deadline, CancellationToken closeDeadline);

    public ReporterBinding Bind(Metrics.MetricGroup group) =>
        new(this, setup.Variables.Apply(group), setup.Filter.ForScope(group.LogicalScope));

    /// <summary>Gives a span to the reporter, or to its queue, and counts what became of it, once. May throw: then it is counted as failed.</summary>
    protected abstract void Take(SpanRecord record, SpanVariables variables, ref SharedSpan span);

    /// <summary>Called when it is settled what becomes of a span, or that it waits in the queue.</summary>
    protected virtual void OnTaken()
    {
    }

    /// <summary>Measures a call of the reporter, when somebody wants to know.</summary>
    protected CallTimer MeasureCall() => new(context.Meter.IsTiming ? _counts : null, context.Time);

    protected void CountAdded(long count) => _counts.CountAdded(count);

    protected void CountReported(long count = 1) => _counts.CountReported(count);

    protected void CountDropped(long count = 1) => _counts.CountDropped(count);

    protected void CountFailed(long count = 1) => _counts.CountFailed(count);

    protected void CloseReporter()
    {
        if (Interlocked.Exchange(ref _closeCalled, 1) != 0)
        {
            return;
        }

        try
        {
            Reporter.Close();
        }
        catch (Exception exception)
        {
            Log.ReporterCloseFailed(Name, exception);
        }

        IsClosed = true;
    }

    private static void SayKeysWithoutEffect(ReporterSetup setup, ConfigurationLog log)
    {
        foreach (var key in TraceKeys.OfQueue.Except(setup.OwnKeys).Where(setup.Config.Settings.ContainsKey))
        {
            log.KeyWithoutEffect(TraceKeys.Full(setup.Config, key), "the reporter takes spans on the thread that reports them, without that queue");
        }
    }

    // On another thread: a reporter that hangs in Close must not hang the application.
    protected Task CloseReporterAsync() => Task.Run(CloseReporter);
}
