namespace Instrumentation.Reporters;

/// <summary>
/// Creates <see cref="LoggingTraceReporter"/>s, whose category is the full name of their class. Short name <c>logging</c>, and
/// <c>org.apache.flink.traces.slf4j.Slf4jTraceReporterFactory</c> means it as well; no keys of its own.
/// </summary>
public sealed class LoggingTraceReporterFactory : ITraceReporterFactory
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string>? Keys => [];

    /// <inheritdoc/>
    public ITraceReporter CreateTraceReporter(ReporterConfig config) =>
        new LoggingTraceReporter(config.LoggerFactory.CreateLogger(typeof(LoggingTraceReporter).FullName!));
}
