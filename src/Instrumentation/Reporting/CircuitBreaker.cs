using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>
/// Decides when a reporter that fails again and again is left alone, and how long: after some failures in a row for a second, and after each trial that fails for
/// twice as long, up to a limit. The first success ends it. For one thread.
/// </summary>
internal sealed class CircuitBreaker(string reporterName, RuntimeLog log)
{
    public const int FailuresToOpen = 5;

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private int _failures;
    private TimeSpan _pause;

    /// <summary>True from the failure that opened it until the next success: a call is a trial.</summary>
    public bool IsOpen => _pause > TimeSpan.Zero;

    public void RecordSuccess()
    {
        if (IsOpen)
        {
            log.CircuitClosed(reporterName, _failures);
        }

        _failures = 0;
        _pause = TimeSpan.Zero;
    }

    /// <returns>How long to leave the reporter alone; zero for not at all.</returns>
    public TimeSpan RecordFailure(Exception exception)
    {
        _failures++;
        if (IsOpen)
        {
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
        else if (_failures >= FailuresToOpen)
        {
            _pause = FirstPause;
            log.CircuitOpened(reporterName, _failures, _pause, LongestPause, exception);
        }

        return _pause;
    }
}
