namespace Instrumentation.Reporters;

/// <summary>
/// Creates a reporter named in the settings (<c>traces.reporter.&lt;name&gt;.factory.class</c>). Source: Flink's
/// <c>org.apache.flink.traces.reporter.TraceReporterFactory</c>.
/// </summary>
public interface ITraceReporterFactory
{
    /// <summary>
    /// The keys that its reporters read, without the prefix <c>traces.reporter.&lt;name&gt;.</c>. With them, a key that no one reads is said in a warning.
    /// One that ends in <c>.*</c> stands for all keys below it, as a map has them. Default <see langword="null"/>: not told, no warnings.
    /// </summary>
    IReadOnlyCollection<string>? Keys => null;

    /// <summary>Creates a reporter; it is opened later. A factory that throws costs this reporter only.</summary>
    /// <param name="config">The reporter's name and keys.</param>
    /// <returns>The reporter.</returns>
    ITraceReporter CreateTraceReporter(ReporterConfig config);
}
