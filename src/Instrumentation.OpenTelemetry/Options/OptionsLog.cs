using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>What is said about options that do no harm.</summary>
internal static partial class OptionsLog
{
    [LoggerMessage(58, LogLevel.Warning, "Reporter '{Reporter}' makes no use of {Variable}, which takes effect only {Condition}.")]
    public static partial void VariableWithoutEffect(ILogger logger, string reporter, string variable, string condition);
}
