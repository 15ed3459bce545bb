using Instrumentation.Reporters;

namespace Instrumentation.Benchmarks.Loads;

/// <summary>Hands out the reporters of a load by name.</summary>
internal sealed class LoadedReporterFactory(IReadOnlyList<LoadedReporter> reporters) : ITraceReporterFactory
{
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => reporters.Single(reporter => reporter.Name == config.Name);
}
