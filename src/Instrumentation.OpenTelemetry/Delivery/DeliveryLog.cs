using Instrumentation.Runtime;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>What is said about the delivery of spans: each thing once in a while, however often it happens. Thread-safe.</summary>
internal sealed partial class DeliveryLog(string reporter, ILogger logger, TimeProvider time)
{
    private readonly ILogger _logger = logger;
    private readonly WarningThrottle _throttle = new(time);
    private bool _isRetrying;

    public void BufferFull(string losses)
    {
        if (May(nameof(BufferFull), null))
        {
            LogBufferFull(reporter, losses);
        }
    }

    /// <summary>A request was taken, perhaps without some of its spans, or with a warning.</summary>
    public void Delivered(long rejectedSpans, string? message)
    {
        if (_isRetrying)
        {
            _isRetrying = false;
            LogRecovered(reporter);
        }

        if (message is null || !May(nameof(Delivered), message))
        {
            return;
        }

        if (rejectedSpans > 0)
        {
            LogDeliveredInPart(reporter, rejectedSpans, message);
        }
        else
        {
            LogDeliveredWithWarning(reporter, message);
        }
    }

    public void Refused(int spans, string? message)
    {
        if (May(nameof(Refused), message))
        {
            LogRefused(reporter, spans, message);
        }
    }

    /// <summary>An attempt failed: said when it is the first one since the last success.</summary>
    public void Retrying(int spans, TimeSpan pause, string? message)
    {
        if (!_isRetrying)
        {
            _isRetrying = true;
            LogRetrying(reporter, spans, pause.TotalSeconds, message);
        }
    }

    public void GivenUp(int spans, int attempts, string? message)
    {
        _isRetrying = true;
        if (May(nameof(GivenUp), message))
        {
            LogGivenUp(reporter, spans, attempts, message);
        }
    }

    public void InternalError(Exception exception) => LogInternalError(reporter, exception);

    private bool May(string what, string? detail) => _throttle.Allows(new Warning(what, reporter, Detail: detail));

    [LoggerMessage(50, LogLevel.Error, "Reporter '{Reporter}' failed to send spans because of a mistake in this library; they are lost and counted as failed, and the next are sent.")]
    private partial void LogInternalError(string reporter, Exception exception);

    [LoggerMessage(51, LogLevel.Warning, "The buffer of reporter '{Reporter}' is full (buffer.size), so {Losses} and counted: the back end takes them too slowly or not at all.")]
    private partial void LogBufferFull(string reporter, string losses);

    [LoggerMessage(52, LogLevel.Error, "Reporter '{Reporter}' lost {Spans} spans of a request, which are counted as failed; the others are delivered: {Message}")]
    private partial void LogDeliveredInPart(string reporter, long spans, string message);

    [LoggerMessage(53, LogLevel.Error, "Reporter '{Reporter}' lost {Spans} spans, which the back end refused for good: {Message}")]
    private partial void LogRefused(string reporter, int spans, string? message);

    [LoggerMessage(54, LogLevel.Warning, "Reporter '{Reporter}' could not deliver {Spans} spans and tries again, the first time in {Seconds:F1} s: {Message}")]
    private partial void LogRetrying(string reporter, int spans, double seconds, string? message);

    [LoggerMessage(55, LogLevel.Error, "Reporter '{Reporter}' lost {Spans} spans, which could not be delivered within retry.max-elapsed; attempts: {Attempts}. {Message}")]
    private partial void LogGivenUp(string reporter, int spans, int attempts, string? message);

    [LoggerMessage(56, LogLevel.Information, "Reporter '{Reporter}' delivers spans again.")]
    private partial void LogRecovered(string reporter);

    [LoggerMessage(57, LogLevel.Warning, "Reporter '{Reporter}' delivered a request, and does not count any of its spans as lost: {Message}")]
    private partial void LogDeliveredWithWarning(string reporter, string message);
}
