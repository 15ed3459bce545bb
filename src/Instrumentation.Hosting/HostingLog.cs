using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrumentation.Hosting;

/// <summary>What is said about the configuration and the job.</summary>
internal sealed partial class HostingLog(ILoggerFactory? loggers = null)
{
    private readonly ILogger _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(typeof(HostingLog).Namespace!);

    [LoggerMessage(60, LogLevel.Warning, "A setting stands twice in one source of the configuration, or in a section of it, as '{Path}' and as '{OtherPath}'; '{Path}' is used.")]
    public partial void ConfiguredTwice(string path, string otherPath);

    [LoggerMessage(61, LogLevel.Information, "Job '{JobName}' ({JobId}) reports its spans to: {Reporters}.")]
    public partial void Started(string jobName, string jobId, string reporters);
}
