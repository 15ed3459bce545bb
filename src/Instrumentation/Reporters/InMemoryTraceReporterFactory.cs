namespace Instrumentation.Reporters;

/// <summary>Creates <see cref="InMemoryTraceReporter"/>s. Short name <c>in-memory</c>; no keys of its own.</summary>
public sealed class InMemoryTraceReporterFactory : ITraceReporterFactory
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string>? Keys => [];

    /// <inheritdoc/>
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new InMemoryTraceReporter();
}
