using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;

namespace Instrumentation.Runtime;

/// <summary>The way from the recording thread to one reporter, which keeps the reporter's faults to itself and counts.</summary>
internal abstract class ReporterChannel(ReporterSetup setup, RuntimeLog log)
{
    private readonly StripedCounter _reported = new();
    private readonly StripedCounter _dropped = new();
    private readonly StripedCounter _failed = new();
    private int _closed;

    public string Name => setup.Config.Name;

    public ITraceReporter Reporter => setup.Reporter;

    public ReporterStatistics Statistics => new(_reported.Value, _dropped.Value, _failed.Value, Queued);

    protected RuntimeLog Log => log;

    protected virtual long Queued => 0;

    /// <summary>Chooses the way that the opened reporter asks for.</summary>
    public static ReporterChannel Create(ReporterSetup setup, RuntimeLog log)
    {
        ReporterChannel channel = setup.Reporter switch
        {
            IInPlaceTraceReporter inPlace => new InPlaceReporterChannel(setup, inPlace, log),
            { IsInline: true } => new InlineReporterChannel(setup, log),
            _ => new QueuedReporterChannel(setup, log),
        };
        if (channel is not QueuedReporterChannel && setup.Config.Settings.ContainsKey(TraceKeys.QueueSize))
        {
            log.Configuration.KeyWithoutEffect(
                TraceKeys.Full(setup.Config, TraceKeys.QueueSize), "the reporter takes spans on the thread that reports them, without a queue");
        }

        return channel;
    }

    /// <summary>Gives a span to the reporter, or to its queue. Never throws, never waits.</summary>
    public abstract void Add(SpanRecord record, SpanVariables variables, ref SharedSpan span);

    /// <summary>Waits until what was added before has been taken by the reporter.</summary>
    /// <returns>False when the deadline came first.</returns>
    public virtual Task<bool> FlushAsync(CancellationToken deadline) => Task.FromResult(true);

    /// <summary>Takes no more spans and closes the reporter, at the latest at the deadline.</summary>
    public virtual Task CloseAsync(CancellationToken deadline) => CloseReporterAsync();

    public void CountDropped(long count = 1) => _dropped.Add(count);

    public ReporterBinding Bind(Metrics.MetricGroup group) =>
        new(this, setup.Variables.Apply(group), setup.Filter.ForScope(group.LogicalScope));

    protected void CountReported(long count = 1) => _reported.Add(count);

    protected void CountFailed(Exception exception, long count = 1)
    {
        _failed.Add(count);
        Log.ReporterFailed(Name, exception);
    }

    protected void CloseReporter()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
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
    }

    // On another thread: a reporter that hangs in Close must not hang the application.
    protected Task CloseReporterAsync() => Task.Run(CloseReporter);
}
