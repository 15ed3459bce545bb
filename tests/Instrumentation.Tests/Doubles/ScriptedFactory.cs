using Instrumentation.Reporters;

namespace Instrumentation.Tests.Doubles;

/// <summary>A factory that does what it is told instead of creating a reporter.</summary>
public sealed class ScriptedFactory(Func<ReporterConfig, ITraceReporter> create) : ITraceReporterFactory
{
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => create(config);
}
