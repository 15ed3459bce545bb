using Instrumentation.OpenTelemetry.Options;
using Instrumentation.Runtime;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>What is said about the spool: each thing once in a while, however often it happens. Thread-safe.</summary>
internal sealed partial class SpoolLog(string reporter, string directory, ILogger logger, TimeProvider time)
{
    private readonly ILogger _logger = logger;
    private readonly WarningThrottle _throttle = new(time);

    public void Recovered(long spans, int files) => LogRecovered(reporter, spans, files, directory);

    public void Kept(long spans) => LogKept(reporter, spans, directory);

    public void Full(long maxSize)
    {
        if (May(nameof(Full), null))
        {
            LogFull(reporter, directory, OtlpKeys.SpoolMaxSize, maxSize);
        }
    }

    public void CannotWrite(Exception exception)
    {
        if (May(nameof(CannotWrite), exception.Message))
        {
            LogCannotWrite(reporter, directory, exception.Message);
        }
    }

    public void Damaged(string file, int spans, long position)
    {
        if (May(nameof(Damaged), file))
        {
            LogDamaged(reporter, spans, file, position);
        }
    }

    public void PutAside(string file, string aside, string reason)
    {
        if (May(nameof(PutAside), file))
        {
            LogPutAside(reporter, file, reason, aside);
        }
    }

    public void CannotRead(string file, int roots, Exception exception)
    {
        if (May(nameof(CannotRead), file))
        {
            LogCannotRead(reporter, file, roots, exception.Message);
        }
    }

    public void CannotDelete(string file, Exception exception)
    {
        if (May(nameof(CannotDelete), null))
        {
            LogCannotDelete(reporter, file, exception.Message);
        }
    }

    private bool May(string what, string? detail) => _throttle.Allows(new Warning(what, reporter, Detail: detail));

    [LoggerMessage(70, LogLevel.Information, "Reporter '{Reporter}' delivers {Spans} spans first that an earlier process left in {Files} files in '{Directory}'.")]
    private partial void LogRecovered(string reporter, long spans, int files, string directory);

    [LoggerMessage(71, LogLevel.Information, "Reporter '{Reporter}' keeps {Spans} spans in '{Directory}' that it could not deliver; the next process delivers them.")]
    private partial void LogKept(string reporter, long spans, string directory);

    [LoggerMessage(72, LogLevel.Warning, "The spool of reporter '{Reporter}' in '{Directory}' is full ({Key}: {MaxSize} bytes), so spans stay in memory, where new ones are dropped once there is no room.")]
    private partial void LogFull(string reporter, string directory, string key, long maxSize);

    [LoggerMessage(73, LogLevel.Error, "Reporter '{Reporter}' cannot write to its spool in '{Directory}', so spans stay in memory; it tries again: {Reason}")]
    private partial void LogCannotWrite(string reporter, string directory, string reason);

    [LoggerMessage(74, LogLevel.Error, "Reporter '{Reporter}' lost {Spans} spans that are damaged in '{File}', the first of them at byte {Position} of the file; the others in it are delivered.")]
    private partial void LogDamaged(string reporter, int spans, string file, long position);

    [LoggerMessage(75, LogLevel.Error, "Reporter '{Reporter}' cannot use '{File}', because {Reason}; it is now '{Aside}'. How many spans are in it is not known.")]
    private partial void LogPutAside(string reporter, string file, string reason, string aside);

    [LoggerMessage(76, LogLevel.Error, "Reporter '{Reporter}' cannot read '{File}', and lost the {Spans} spans in it that it knew of: {Reason}")]
    private partial void LogCannotRead(string reporter, string file, int spans, string reason);

    [LoggerMessage(77, LogLevel.Warning, "Reporter '{Reporter}' cannot delete '{File}', whose spans are settled; the next process may deliver them once more: {Reason}")]
    private partial void LogCannotDelete(string reporter, string file, string reason);
}
