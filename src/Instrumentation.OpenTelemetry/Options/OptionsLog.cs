using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>What is said about options that do no harm.</summary>
internal static partial class OptionsLog
{
    [LoggerMessage(60, LogLevel.Warning, "An environment variable has no effect on this reporter. {Reason}")]
    public static partial void VariableWithoutEffect(ILogger logger, string reason);
}
