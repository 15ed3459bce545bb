using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>What an application makes of its configuration.</summary>
internal sealed record Configured(IReadOnlyDictionary<string, Dictionary<string, string?>> Reporters, JobInfo Job, IReadOnlyList<string> Warnings)
{
    public static Configured From(params IEnumerable<KeyValuePair<string, string?>>[] sources) => From(Source.Build(sources));

    /// <summary>The reporters are those with the factory of this type, <c>ProbeFactory</c>.</summary>
    public static Configured From(IConfiguration configuration)
    {
        var probe = new ProbeFactory();
        var log = new LogRecorder();
        using var provider = new ServiceCollection()
            .AddInstrumentation(configuration)
            .AddSingleton<ITraceReporterFactory>(probe)
            .AddSingleton<ILoggerFactory>(log)
            .BuildServiceProvider();
        provider.Registry();
        return new Configured(probe.Settings, provider.GetRequiredService<JobInfo>(), log.Warnings);
    }
}
