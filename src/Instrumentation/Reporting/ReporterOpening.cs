using Instrumentation.Configuration;
using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>
/// Opens one reporter on a thread of its own, so that one that hangs keeps neither the application nor the other reporters from starting. That thread inherits
/// neither the current span nor the current activity of whoever creates the registry.
/// </summary>
internal sealed class ReporterOpening
{
    /// <summary>How long a reporter may take to open.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ReporterSetup _setup;
    private readonly RuntimeLog _log;
    private readonly TaskCompletionSource _opened = new();
    private int _decided;

    private ReporterOpening(ReporterSetup setup, RuntimeLog log)
    {
        _setup = setup;
        _log = log;
    }

    /// <summary>Opens a reporter, and says it when it throws or does not return in time.</summary>
    /// <returns>False when it is not to be used: should it open later, it is closed at once.</returns>
    public static bool TryOpen(ReporterSetup setup, RuntimeLog log, TimeProvider time)
    {
        var opening = new ReporterOpening(setup, log);
        new Thread(opening.Open) { IsBackground = true, Name = $"Trace reporter {setup.Config.Name}: open" }.UnsafeStart();
        return opening.Wait(time);
    }

    private bool Wait(TimeProvider time)
    {
        _opened.Task.WaitAsync(Limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        if (Decide())
        {
            _log.Configuration.ReporterDidNotOpen(_setup.Config.Name, Limit.TotalSeconds);
            return false;
        }

        try
        {
            _opened.Task.GetAwaiter().GetResult();
            return true;
        }
        catch (Exception exception)
        {
            _log.Configuration.ReporterNotStarted(_setup.Config.Name, exception);
            return false;
        }
    }

    private void Open()
    {
        try
        {
            _setup.Reporter.Open(_setup.Config);
        }
        catch (Exception exception)
        {
            Decide();
            _opened.SetException(exception);
            return;
        }

        if (Decide())
        {
            _opened.SetResult();
        }
        else
        {
            CloseAgain();
        }
    }

    // True for the first of two: the reporter that has returned, and the registry that waits no longer.
    private bool Decide() => Interlocked.Exchange(ref _decided, 1) == 0;

    private void CloseAgain()
    {
        try
        {
            _setup.Reporter.Close();
        }
        catch (Exception exception)
        {
            _log.ReporterCloseFailed(_setup.Config.Name, exception);
        }
    }
}
