using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>Applications under test. Their containers check scopes and registrations, as they do in development.</summary>
internal static class Application
{
    public const string Memory = "memory";

    public static readonly IReadOnlyDictionary<string, string?> MemorySettings =
        new Dictionary<string, string?> { [$"traces.reporter.{Memory}.factory.class"] = "in-memory" };

    public static readonly ServiceProviderOptions Strict = new() { ValidateScopes = true, ValidateOnBuild = true };

    public static HostApplicationBuilder Builder(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "orders-app" });
        builder.ConfigureContainer(new DefaultServiceProviderFactory(Strict));
        builder.Configuration.AddInMemoryCollection(settings ?? MemorySettings);
        AddDoubles(builder.Services, builder.Configuration);
        return builder;
    }

    /// <summary>Services of an application without host.</summary>
    public static IServiceCollection Services(IEnumerable<KeyValuePair<string, string?>>? settings = null) =>
        AddDoubles(new ServiceCollection(), new ConfigurationBuilder().AddInMemoryCollection(settings ?? MemorySettings).Build());

    public static TraceRegistry Registry(this IServiceProvider services) => services.GetRequiredService<TraceRegistry>();

    public static IReadOnlyList<string> SpanNames(this TraceRegistry registry, string reporter = Memory) =>
        [.. ((InMemoryTraceReporter)registry.Reporters[reporter]).Spans.Select(span => span.Name)];

    public static IReadOnlyList<string> Diary(this IServiceProvider services) => services.GetRequiredService<FunctionDiary>().Entries;

    public static LogRecorder Log(this IServiceProvider services) => (LogRecorder)services.GetRequiredService<ILoggerFactory>();

    private static IServiceCollection AddDoubles(IServiceCollection services, IConfiguration configuration) => services
        .AddInstrumentation(configuration)
        .AddSingleton<ILoggerFactory>(new LogRecorder())
        .AddSingleton(new FunctionDiary())
        .AddTransient<PriceList>();
}
