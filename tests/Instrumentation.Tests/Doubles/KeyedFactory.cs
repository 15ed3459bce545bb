using Instrumentation.Reporters;

namespace Instrumentation.Tests.Doubles;

/// <summary>A user's factory that declares keys of its own.</summary>
public sealed class KeyedFactory(params string[] keys) : ITraceReporterFactory
{
    public IReadOnlyCollection<string> Keys => keys;

    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new InMemoryTraceReporter();
}
