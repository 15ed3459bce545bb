using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime;

/// <summary>
/// Keeps to itself what the application's clock throws, because it is read on the threads of the user's functions: the system's clock stands in, and a warning
/// says so once. The system's clock itself needs no guard and is used as it is. Thread-safe.
/// </summary>
internal sealed partial class GuardedTimeProvider : TimeProvider
{
    private readonly TimeProvider _given;
    private readonly ILogger _logger;
    private readonly long _frequency;
    private readonly long _firstTimestamp;
    private readonly long _firstSystemTimestamp = System.GetTimestamp();
    private int _failures;

    private GuardedTimeProvider(TimeProvider given, ILogger logger)
    {
        _given = given;
        _logger = logger;
        _frequency = given.TimestampFrequency;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_frequency, nameof(TimestampFrequency));
        _firstTimestamp = GetTimestamp();
    }

    public override long TimestampFrequency => _frequency;

    public override TimeZoneInfo LocalTimeZone => _given.LocalTimeZone;

    public static TimeProvider Guard(TimeProvider given, ILogger logger)
    {
        if (ReferenceEquals(given, System))
        {
            return given;
        }

        try
        {
            return new GuardedTimeProvider(given, logger);
        }
        catch (Exception exception)
        {
            LogFailed(logger, given.GetType().FullName, exception);
            return System;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        try
        {
            return _given.GetUtcNow();
        }
        catch (Exception exception)
        {
            SayOnce(exception);
            return System.GetUtcNow();
        }
    }

    public override long GetTimestamp()
    {
        try
        {
            return _given.GetTimestamp();
        }
        catch (Exception exception)
        {
            SayOnce(exception);

            // On the scale of the given clock, since the other reading of a span may be its own.
            var elapsed = (Int128)(System.GetTimestamp() - _firstSystemTimestamp) * _frequency / System.TimestampFrequency;
            return _firstTimestamp + (long)elapsed;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        try
        {
            return _given.CreateTimer(callback, state, dueTime, period);
        }
        catch (Exception exception)
        {
            SayOnce(exception);
            return System.CreateTimer(callback, state, dueTime, period);
        }
    }

    private void SayOnce(Exception exception)
    {
        if (Interlocked.Exchange(ref _failures, 1) == 0)
        {
            LogFailed(_logger, _given.GetType().FullName, exception);
        }
    }

    [LoggerMessage(24, LogLevel.Warning, "The given clock, a {TimeProvider}, failed; where it does, the system's clock is used. This is said once.")]
    private static partial void LogFailed(ILogger logger, string? timeProvider, Exception exception);
}
