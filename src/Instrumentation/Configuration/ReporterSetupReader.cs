using Instrumentation.Reporters;
using Instrumentation.Shared;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Configuration;

/// <summary>Creates the reporters that settings name under Flink's keys. Source: Flink's <c>ReporterSetupBuilder</c>.</summary>
internal sealed class ReporterSetupReader(ILoggerFactory loggers, IEnumerable<ITraceReporterFactory> factories, ConfigurationLog log)
{
    private const string DefaultDelimiter = ".";

    private readonly FactoryCatalog _factories = new(factories, log);

    /// <summary>Creates them in ordinal order of their names. One that cannot be created is left out and said.</summary>
    public IReadOnlyList<ReporterSetup> Read(IReadOnlyDictionary<string, string> settings) =>
    [
        .. new ConfiguredReporters(settings, log).Find()
            .Select(reporter => TryCreate(new ReporterConfig(reporter.Key, reporter.Value, loggers)))
            .OfType<ReporterSetup>(),
    ];

    private ReporterSetup? TryCreate(ReporterConfig config)
    {
        try
        {
            CheckName(config);
            var factory = _factories.Find(config);
            SayKeysWithoutEffect(config, factory);
            CheckDelimiter(config);
            var filter = SpanFilter.Read(config);
            var variables = VariableRules.Read(config);
            var queue = QueueSettings.Read(config, log);
            var reporter = factory.CreateTraceReporter(config)
                ?? throw new InvalidOperationException($"{factory.GetType().FullName} returned null instead of a reporter.");
            return new ReporterSetup(reporter, config, filter, variables, queue) { OwnKeys = factory.Keys ?? [] };
        }
        catch (Exception exception)
        {
            log.ReporterNotStarted(config.Name, exception);
            return null;
        }
    }

    private static void CheckName(ReporterConfig config)
    {
        if (config.Name.Length == 0 || config.Name.Any(char.IsWhiteSpace))
        {
            throw new FormatException($"The name '{config.Name}' in '{TraceKeys.Full(config, TraceKeys.FactoryClass)}' cannot be used; allowed is a name without blanks and dots.");
        }
    }

    private void CheckDelimiter(ReporterConfig config)
    {
        if (!config.Settings.TryGetValue(TraceKeys.ScopeDelimiter, out var delimiter))
        {
            return;
        }

        // As in Flink, a wrong one does not keep the reporter from starting.
        var key = TraceKeys.Full(config, TraceKeys.ScopeDelimiter);
        if (delimiter.Length != 1)
        {
            log.KeyWithoutEffect(key, $"'{delimiter}' cannot be used; allowed is one character");
        }
        else if (delimiter != DefaultDelimiter)
        {
            log.KeyWithoutEffect(key, "as in Flink it shapes the identifiers of metrics that a reporter gets, and spans have none");
        }
    }

    private void SayKeysWithoutEffect(ReporterConfig config, ITraceReporterFactory factory)
    {
        if (factory.Keys is not { } keys)
        {
            return;
        }

        string[] known = [.. keys.Union(TraceKeys.OfEveryReporter)];
        foreach (var key in config.Settings.Keys.Where(key => !known.Any(one => TraceKeys.Covers(one, key))))
        {
            log.KeyUnknown(TraceKeys.Full(config, key), NearestName.Hint(key, known), string.Join(", ", known));
        }
    }
}
