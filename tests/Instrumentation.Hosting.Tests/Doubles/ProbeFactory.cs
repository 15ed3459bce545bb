using System.Collections.Concurrent;
using Instrumentation.Reporters;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>Shows what configuration reporters are created with. Named <c>ProbeFactory</c> in the settings, as services of an application are.</summary>
public sealed class ProbeFactory(Func<ITraceReporter> create) : ITraceReporterFactory
{
    private readonly ConcurrentDictionary<string, ReporterConfig> _configs = new(StringComparer.Ordinal);

    public ProbeFactory()
        : this(() => new InMemoryTraceReporter())
    {
    }

    /// <summary>The settings of each reporter created, by its name, without <c>factory.class</c>.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string?>> Settings => _configs.ToDictionary(
        config => config.Key,
        config => config.Value.Settings.Where(setting => setting.Key != "factory.class").ToDictionary(setting => setting.Key, setting => (string?)setting.Value));

    public ITraceReporter CreateTraceReporter(ReporterConfig config)
    {
        _configs[config.Name] = config;
        return create();
    }
}
