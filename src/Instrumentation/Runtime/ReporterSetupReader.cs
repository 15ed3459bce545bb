using Instrumentation.Reporters;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime;

/// <summary>Reads the reporters from settings under Flink's keys.</summary>
internal static class ReporterSetupReader
{
    public static IEnumerable<ReporterSetup> Read(
        IReadOnlyDictionary<string, string> settings, ILoggerFactory loggers, IEnumerable<ITraceReporterFactory> factories, RuntimeLog log) => [];
}
