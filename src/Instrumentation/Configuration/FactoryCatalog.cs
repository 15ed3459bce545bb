using Instrumentation.Reporters;
using Instrumentation.Shared;

namespace Instrumentation.Configuration;

/// <summary>Finds the factory that <c>factory.class</c> names: by short name, Flink's class name, full type name, or short type name of a given factory.</summary>
internal sealed class FactoryCatalog
{
    private const string OpenTelemetry = "otel";
    private const string Logging = "logging";

    private static readonly Dictionary<string, ITraceReporterFactory> BuiltIn = new(StringComparer.Ordinal)
    {
        ["console"] = new ConsoleTraceReporterFactory(),
        ["file"] = new FileTraceReporterFactory(),
        ["in-memory"] = new InMemoryTraceReporterFactory(),
        [Logging] = new LoggingTraceReporterFactory(),
    };

    private static readonly Dictionary<string, string> ShortNamesOfFlinkClasses = new(StringComparer.Ordinal)
    {
        ["org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory"] = OpenTelemetry,
        ["org.apache.flink.traces.slf4j.Slf4jTraceReporterFactory"] = Logging,
    };

    private readonly Dictionary<string, ITraceReporterFactory> _given = new(StringComparer.Ordinal);

    public FactoryCatalog(IEnumerable<ITraceReporterFactory> given, ConfigurationLog log)
    {
        foreach (var factory in given)
        {
            if (!_given.TryAdd(FullName(factory), factory))
            {
                log.FactoryGivenTwice(FullName(factory));
            }
        }
    }

    /// <summary>What can be named, for messages.</summary>
    public string Available => string.Join(", ", Names);

    private IEnumerable<string> Names => [.. BuiltIn.Keys.Append(OpenTelemetry).Order(StringComparer.Ordinal), .. _given.Keys];

    /// <exception cref="FormatException">No factory is named, or none of that name is there; the message says which are.</exception>
    public ITraceReporterFactory Find(ReporterConfig config)
    {
        var name = config.GetString(TraceKeys.FactoryClass, "").Trim();
        if (name.Length == 0)
        {
            throw new FormatException(
                $"No reporter factory set for reporter {config.Name}. Set '{TraceKeys.Full(config, TraceKeys.FactoryClass)}' to one of: {Available}."
                + " The name of a reporter ends at the first dot.");
        }

        var shortName = ShortNamesOfFlinkClasses.GetValueOrDefault(name, name);
        return shortName == OpenTelemetry
            ? _given.GetValueOrDefault(FactoryTypes.OpenTelemetryType) ?? FactoryTypes.FindOpenTelemetry() ?? throw WithoutPackage(config, name)
            : BuiltIn.GetValueOrDefault(shortName) ?? FindGiven(config, name) ?? FactoryTypes.Find(name) ?? throw NotFound(config, name);
    }

    private ITraceReporterFactory? FindGiven(ReporterConfig config, string name)
    {
        var fullName = name.Split(',', 2)[0].Trim();
        if (_given.TryGetValue(fullName, out var factory))
        {
            return factory;
        }

        var sameShortName = _given.Where(given => given.Value.GetType().Name == name).ToArray();
        return sameShortName.Length <= 1
            ? sameShortName.FirstOrDefault().Value
            : throw config.Invalid(TraceKeys.FactoryClass, name, "the full name of one of " + string.Join(", ", sameShortName.Select(given => given.Key)));
    }

    private FormatException NotFound(ReporterConfig config, string name) => new(
        $"The reporter factory ({name}) could not be found for reporter {config.Name}. Available factories: {Available}.{NearestName.Hint(name, Names)}");

    private static FormatException WithoutPackage(ReporterConfig config, string name) => new(
        $"The reporter factory ({name}) could not be found for reporter {config.Name}: it is in the package {FactoryTypes.OpenTelemetryPackage}, which the application"
        + $" does not reference (dotnet add package {FactoryTypes.OpenTelemetryPackage}).");

    private static string FullName(ITraceReporterFactory factory) => factory.GetType().FullName ?? factory.GetType().Name;
}
