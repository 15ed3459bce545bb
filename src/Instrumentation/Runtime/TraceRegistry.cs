using System.Collections.ObjectModel;
using Instrumentation.Configuration;
using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Reporting;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime;

/// <summary>
/// Holds the trace reporters of an application, and hands out the contexts whose spans go to them. Thread-safe. Dispose of it when the jobs have ended: it
/// delivers what is queued within ten seconds and closes the reporters. A container that is disposed of without await waits for that.
/// Source: the trace part of Flink's <c>org.apache.flink.runtime.metrics.MetricRegistryImpl</c>.
/// </summary>
/// <remarks>
/// It observes itself with a <see cref="System.Diagnostics.Metrics.Meter"/> named <see cref="MeterName"/>, whose version is that of the assembly. Each instrument
/// has the tag <c>reporter</c>, the reporter's name: <c>instrumentation.spans.reported</c>, <c>instrumentation.spans.dropped</c> and
/// <c>instrumentation.spans.failed</c> (counters, in spans, as in <see cref="Statistics"/>), <c>instrumentation.queue.length</c> (a gauge, in spans), and
/// <c>instrumentation.reporter.duration</c> (a counter, the seconds spent in the reporter's calls; measured while somebody listens to it). Two registries have a
/// meter each: give their reporters different names to tell them apart. Who listens when the registry is disposed of can collect the final values for two minutes.
/// </remarks>
public sealed partial class TraceRegistry : IAsyncDisposable, IDisposable
{
    /// <summary>Name of the meter with the counts of each reporter, to be given to <c>AddMeter</c> of OpenTelemetry, for example.</summary>
    public const string MeterName = "Instrumentation";

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    // Within the ten seconds: when spans that are still queued are given up, and when a reporter is closed although it has not returned from a call.
    private static readonly TimeSpan QueueLimit = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(9.5);

    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly RuntimeLog _log;
    private readonly TimeProvider _timeProvider;
    private readonly ReporterChannel[] _channels;
    private readonly ReportingGate _gate = new();
    private readonly ReporterMeter _meter;
    private volatile bool _isReporting;
    private Task? _closing;

    private TraceRegistry(IEnumerable<ReporterSetup> setups, RuntimeLog log, TimeProvider timeProvider)
    {
        _log = log;
        _timeProvider = timeProvider;
        Clock = new SpanClock(timeProvider);
        RootMetricGroup = new MetricGroup(this, MetricGroupNode.Root);
        _meter = new ReporterMeter(log, timeProvider);
        var context = new ReportingContext(log, _gate, _meter, timeProvider);
        _channels = [.. setups.Select(setup => Open(setup, context)).OfType<ReporterChannel>()];
        Reporters = new ReadOnlyDictionary<string, ITraceReporter>(_channels.ToDictionary(channel => channel.Name, channel => channel.Reporter));
        _isReporting = _channels.Length > 0;
        if (!_isReporting)
        {
            log.NoReporter();
        }
    }

    /// <summary>The reporters that were opened, by name.</summary>
    public IReadOnlyDictionary<string, ITraceReporter> Reporters { get; }

    /// <summary>What became of the spans, by name of the reporter: a snapshot.</summary>
    public IReadOnlyDictionary<string, ReporterStatistics> Statistics =>
        _channels.ToDictionary(channel => channel.Name, channel => channel.Statistics);

    /// <summary>A group without names and variables, for code that is no rich function: add groups below it as needed.</summary>
    public MetricGroup RootMetricGroup { get; }

    internal SpanClock Clock { get; }

    internal RuntimeLog Log => _log;

    internal bool IsReporting => _isReporting || (SpanActivities.HasListeners && _closing is null);

    /// <summary>Creates a registry with reporters given as objects, named by their classes (a second one of a class gets <c>#2</c> appended).</summary>
    /// <param name="reporters">The reporters. One that throws when it is opened, or hangs for ten seconds, is left out with an error.</param>
    /// <returns>The registry. Warnings go to standard error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reporters"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A reporter is <see langword="null"/>.</exception>
    public static TraceRegistry Create(params ITraceReporter[] reporters)
    {
        ArgumentNullException.ThrowIfNull(reporters);
        ThrowIfOneIsNull(reporters, nameof(reporters));
        var loggers = StandardErrorLoggerFactory.Instance;
        var setups = ReporterNames.ByClass(reporters)
            .Select(named => ReporterSetup.ForObject(named.Reporter, new ReporterConfig(named.Name, ReadOnlyDictionary<string, string>.Empty, loggers)));
        return Create(setups, loggers, TimeProvider.System);
    }

    /// <summary>
    /// Creates a registry with the reporters named in the settings, under Flink's keys. <c>traces.reporters</c>: names of the reporters that start, separated by
    /// commas (default: all configured ones). For each, below <c>traces.reporter.&lt;name&gt;.</c>:
    /// <list type="bullet">
    /// <item>
    /// <c>factory.class</c> (required): <c>otel</c>, <c>logging</c>, <c>console</c>, <c>file</c>, <c>in-memory</c>, the Flink class it stands for, or the full type name
    /// of a factory, with or without its assembly.
    /// </item>
    /// <item><c>filter.includes</c> (default <c>*:*:*</c>) and <c>filter.excludes</c> (default none; they win): a list separated by <c>;</c> of
    /// <c>&lt;scope&gt;[:&lt;name&gt;[,&lt;name&gt;]]</c>, where <c>*</c> stands for any characters.</item>
    /// <item><c>scope.variables.excludes</c>: variables left out, separated by <c>;</c>. <c>scope.variables.additional</c>: variables added, <c>k1:v1,k2:v2</c>.</item>
    /// <item><c>queue.size</c>: how many spans wait for the reporter at most, besides those in the call that it is in, from 1; default 65536.</item>
    /// <item>
    /// <c>queue.when-full</c>: what is done with a span that finds no room. <c>drop-newest</c> (default): it is dropped. <c>drop-oldest</c>: the one that has
    /// waited longest is dropped. <c>wait</c>: the function waits for room, for each span at most <c>queue.wait-limit</c> (a duration, longer than 0; default
    /// <c>100 ms</c>); then the span is dropped. It does not wait for a reporter that is left alone for longer than that, nor once the registry is being closed.
    /// What is dropped is counted.
    /// </item>
    /// <item><c>scope.delimiter</c>: one character; without effect on spans and on <see cref="MetricGroup.GetMetricIdentifier"/>, as in Flink.</item>
    /// <item>the keys of the reporter itself, which its factory describes.</item>
    /// </list>
    /// A reporter with a queue that throws five times in a row is left alone for a second, with its spans queued, and then tried with one span; when that fails,
    /// it is left alone for twice as long, up to 30 seconds.
    /// </summary>
    /// <param name="settings">The settings; keys that do not begin with <c>traces.</c> are none of its business.</param>
    /// <param name="loggerFactory">Where warnings and the logging reporter write. Default: warnings to standard error.</param>
    /// <param name="factories">Factories known besides the built-in ones, by full type name and by type name without namespace. Default: none.</param>
    /// <param name="timeProvider">The clock. Default: the system's, which also stands in where a given one throws.</param>
    /// <returns>
    /// The registry. A reporter that cannot be created, or that throws in <see cref="ITraceReporter.Open"/> or has not returned from it after ten seconds, is left out
    /// with an error in the log; the others start, one after another in ordinal order of their names.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="settings"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A factory is <see langword="null"/>.</exception>
    public static TraceRegistry Create(
        IReadOnlyDictionary<string, string> settings,
        ILoggerFactory? loggerFactory = null,
        IEnumerable<ITraceReporterFactory>? factories = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ITraceReporterFactory[] given = [.. factories ?? []];
        ThrowIfOneIsNull(given, nameof(factories));
        var loggers = loggerFactory ?? StandardErrorLoggerFactory.Instance;
        return Create(log => new ReporterSetupReader(loggers, given, log).Read(settings), loggers, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Creates a registry with reporters that are set up already.</summary>
    internal static TraceRegistry Create(IEnumerable<ReporterSetup> setups, ILoggerFactory loggers, TimeProvider timeProvider) =>
        Create(_ => setups, loggers, timeProvider);

    /// <summary>
    /// Creates the context of one parallel instance of a function. Its group has the logical scope <c>taskmanager.job.task.operator</c> and the
    /// variables <c>&lt;host&gt;</c>, <c>&lt;job_id&gt;</c>, <c>&lt;job_name&gt;</c>, <c>&lt;task_name&gt;</c>, <c>&lt;subtask_index&gt;</c> and <c>&lt;task_attempt_num&gt;</c>.
    /// </summary>
    /// <param name="jobInfo">The job.</param>
    /// <param name="taskInfo">The task.</param>
    /// <returns>The context.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RuntimeContext CreateRuntimeContext(JobInfo jobInfo, TaskInfo taskInfo)
    {
        ArgumentNullException.ThrowIfNull(jobInfo);
        ArgumentNullException.ThrowIfNull(taskInfo);
        return new RuntimeContext(jobInfo, taskInfo, new MetricGroup(this, OperatorScope.Of(jobInfo, taskInfo)));
    }

    /// <summary>Waits until the spans reported so far have been taken by their reporters; by the OTLP reporter, until the back end has them.</summary>
    /// <param name="timeout">The longest time to wait; not negative. More than 24 days count as 24 days.</param>
    /// <returns>False when the time was over first: the spans stay queued. False too when spans were lost because the registry was closed meanwhile, or by the OTLP reporter.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    public async Task<bool> FlushAsync(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        using var deadline = new CancellationTokenSource(timeout < LongestTimer ? timeout : LongestTimer, _timeProvider);
        var flushed = await Task.WhenAll(_channels.Select(channel => channel.FlushAsync(deadline.Token))).ConfigureAwait(false);
        return Array.TrueForAll(flushed, done => done);
    }

    /// <summary>
    /// Takes no more spans, delivers what is queued, closes every reporter, and logs in one line what was lost, if anything. A reporter that is left alone because it
    /// failed gets a last trial, and its queue only when that succeeds. Takes at most ten seconds, also when a reporter hangs: what it has not taken by then is given
    /// up. Further calls wait for the first one. Never throws.
    /// </summary>
    /// <returns>A task that ends when the reporters are closed or the time is over.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            return new ValueTask(_closing ??= CloseAsync());
        }
    }

    // Containers that are disposed of without await refuse what can only be disposed of with it.
    void IDisposable.Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task CloseAsync()
    {
        _isReporting = false;
        using var queueDeadline = new CancellationTokenSource(QueueLimit, _timeProvider);
        using var callDeadline = new CancellationTokenSource(CallLimit, _timeProvider);
        await Task.WhenAll(_channels.Select(channel => channel.CloseAsync(queueDeadline.Token, callDeadline.Token)))
            .WaitAsync(CloseLimit, _timeProvider)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var channel in _channels.Where(channel => !channel.IsClosed))
        {
            _log.ReporterNotClosed(channel.Name);
        }

        LogLosses();
        _meter.Close();
    }

    private static void ThrowIfOneIsNull(object?[] values, string parameter)
    {
        var index = Array.IndexOf(values, null);
        if (index >= 0)
        {
            throw new ArgumentException($"{parameter}[{index}] is null; leave it out.", parameter);
        }
    }

    private static TraceRegistry Create(Func<ConfigurationLog, IEnumerable<ReporterSetup>> read, ILoggerFactory loggers, TimeProvider timeProvider)
    {
        var logger = new GuardedLogger(loggers.CreateLogger(typeof(TraceRegistry).FullName!));
        var time = GuardedTimeProvider.Guard(timeProvider, logger);
        var log = new RuntimeLog(logger, time);
        return new TraceRegistry(read(log.Configuration), log, time);
    }

    private ReporterChannel? Open(ReporterSetup setup, ReportingContext context)
    {
        if (!ReporterOpening.TryOpen(setup, _log, _timeProvider))
        {
            return null;
        }

        try
        {
            return ReporterChannel.Create(setup, context);
        }
        catch (Exception exception)
        {
            _log.Configuration.ReporterNotStarted(setup.Config.Name, exception);
            return null;
        }
    }

    private void LogLosses()
    {
        var losses = _channels
            .Select(channel => (channel.Name, Counts: channel.Statistics, channel.Kept))
            .Select(channel => (channel.Name, channel.Counts.Reported, Dropped: channel.Counts.Dropped + channel.Counts.Queued - channel.Kept, channel.Counts.Failed))
            .Where(channel => channel.Dropped + channel.Failed > 0)
            .Select(channel => $"{channel.Name} reported {channel.Reported}, dropped {channel.Dropped}, failed {channel.Failed}")
            .ToArray();
        if (losses.Length > 0)
        {
            _log.Losses(string.Join("; ", losses));
        }
    }
}
