using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Hosting;

/// <summary>Adds the trace reporters of an application to its services.</summary>
public static class InstrumentationServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="TraceRegistry"/>, made from the configuration, from the <see cref="ITraceReporterFactory"/>s, the <see cref="ILoggerFactory"/> and the
    /// <see cref="TimeProvider"/> among the services, and the <see cref="JobInfo"/> of the application. A host creates the registry before its hosted services start,
    /// and closes it when all of them have stopped, with the functions of <c>AddRichFunction</c> that are still open; where there is no host, it is closed with the
    /// service provider. A registry or a job that the application adds itself takes the place of these. Further calls have no effect.
    /// <para>
    /// The keys are Flink's, which <see cref="TraceRegistry.Create(IReadOnlyDictionary{string, string}, ILoggerFactory?, IEnumerable{ITraceReporterFactory}?, TimeProvider?)"/>
    /// describes; the job is named by <c>pipeline.name</c> (default: the name of the application) and identified by <c>$internal.pipeline.job-id</c> (32 hexadecimal
    /// digits; default: random at each start). They are read once, when the registry is created.
    /// </para>
    /// <list type="bullet">
    /// <item><c>:</c> and <c>.</c> separate the parts of a key alike, also mixed: <c>traces.reporter.log:factory.class</c>. The source that was added last wins,
    /// whichever it uses.</item>
    /// <item>
    /// Keys that differ in case only are one. Flink's begin in lower case, so the first letter of a part does not matter (<c>Traces:Reporters</c>), and a part in
    /// capitals only, as environment variables have it, is lower case (<c>TRACES__REPORTER__OTEL__EXPORTER__ENDPOINT</c>); inner capitals are kept (<c>hostUrl</c>).
    /// Names of variables below <c>scope.variables.additional</c> stay as they are written first.
    /// </item>
    /// <item>An array is a list; its items are merged by index as everywhere in a configuration. A list written as one text takes the place of what earlier sources have.</item>
    /// <item>What an object below <c>scope.variables.additional</c> holds are variables.</item>
    /// </list>
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// The whole configuration, or a section that has <c>traces</c> in it. Of a section, which does not tell its sources, a key with dots wins over a nested one.
    /// </param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="configuration"/> is the section <c>traces</c> itself, which lacks the keys that are written with dots.</exception>
    /// <remarks>
    /// Settings of a reporter never stop the application: a reporter that cannot be created is left out with an error in the log. A job id that is none stops it at
    /// the start, with a <see cref="FormatException"/> that names key, value and what is allowed.
    /// </remarks>
    public static IServiceCollection AddInstrumentation(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration is IConfigurationSection section && section.Key.Equals(FlinkKeys.Traces, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"Pass what the section '{section.Path}' is in, not the section itself: keys such as '{FlinkKeys.Reporters}' stand beside it.", nameof(configuration));
        }

        if (services.Any(service => service.ServiceType == typeof(InstrumentationSettings)))
        {
            return services;
        }

        services.AddSingleton<HostingLog>();
        services.AddSingleton(provider => new InstrumentationSettings(ConfigurationSettings.Read(configuration, provider.GetRequiredService<HostingLog>())));
        services.TryAddSingleton(CreateRegistry);
        services.TryAddSingleton(CreateJob);
        services.TryAddSingleton<OpenFunctions>();

        // Hosts start the first one first and stop it last.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, InstrumentationService>());
        return services;
    }

    private static TraceRegistry CreateRegistry(IServiceProvider services) => TraceRegistry.Create(
        services.GetRequiredService<InstrumentationSettings>().Values,
        services.GetService<ILoggerFactory>(),
        services.GetServices<ITraceReporterFactory>(),
        services.GetService<TimeProvider>());

    private static JobInfo CreateJob(IServiceProvider services) => ConfiguredJob.From(
        services.GetRequiredService<InstrumentationSettings>().Values,
        services.GetService<IHostEnvironment>()?.ApplicationName ?? AppDomain.CurrentDomain.FriendlyName);
}
