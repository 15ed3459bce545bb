using Instrumentation.Reporters;

namespace Instrumentation.Tests.Doubles;

/// <summary>A user's factory; what it creates and was given stays visible.</summary>
public sealed class AuditFactory : ITraceReporterFactory
{
    public List<ReporterConfig> Configs { get; } = [];

    public ITraceReporter CreateTraceReporter(ReporterConfig config)
    {
        Configs.Add(config);
        return new InMemoryTraceReporter();
    }
}
