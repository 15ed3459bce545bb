using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Reporters;

/// <summary>
/// Logs one line per span at level Information: the text of Flink's <c>Slf4jTraceReporter</c>, children within it, and the span's data as structured
/// fields (<c>Scope</c>, <c>Name</c>, <c>StartTime</c>, <c>DurationMs</c>, <c>Kind</c>, <c>Status</c>, <c>StatusDescription</c>, <c>TraceId</c>, <c>SpanId</c>,
/// <c>ParentSpanId</c>, <c>Children</c>, and <c>Attributes.&lt;key&gt;</c> for each attribute). Thread-safe.
/// </summary>
public sealed partial class LoggingTraceReporter : ITraceReporter
{
    private static readonly EventId EventId = new(40, "ReportedSpan");

    private readonly ILogger _logger;

    /// <summary>Creates a reporter.</summary>
    /// <param name="logger">Where it logs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is <see langword="null"/>.</exception>
    public LoggingTraceReporter(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <summary>Warns when the logger does not take level Information, so that no span would be seen.</summary>
    /// <param name="config">The reporter's name.</param>
    public void Open(ReporterConfig config)
    {
        if (!_logger.IsEnabled(LogLevel.Information))
        {
            LogLevelOff(_logger, config.Name);
        }
    }

    /// <inheritdoc/>
    public void NotifyOfAddedSpan(Span span)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            _logger.Log(LogLevel.Information, EventId, new SpanLogFields(span), exception: null, static (fields, _) => fields.ToString());
        }
    }

    /// <summary>Does nothing.</summary>
    public void Close()
    {
    }

    [LoggerMessage(42, LogLevel.Warning, "Trace reporter '{Reporter}' logs spans at level Information, which its logger does not take: no span is seen until its category logs Information.")]
    private static partial void LogLevelOff(ILogger logger, string reporter);
}
