using Instrumentation.Reporters;

namespace Consumer;

internal sealed class FactoryWithUrl(string url) : ITraceReporterFactory
{
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => throw new NotSupportedException(url);
}
