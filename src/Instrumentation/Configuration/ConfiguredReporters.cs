using Instrumentation.Shared;

namespace Instrumentation.Configuration;

/// <summary>Finds the reporters in the settings: their names, in ordinal order, and the keys of each without prefix.</summary>
internal sealed class ConfiguredReporters(IReadOnlyDictionary<string, string> settings, ConfigurationLog log)
{
    private static readonly string[] KnownKeys = [TraceKeys.Reporters, TraceKeys.ReporterPrefix + "<name>.<key>"];

    /// <summary>All that have keys, or those of the list <c>traces.reporters</c> when it names any.</summary>
    public IReadOnlyList<KeyValuePair<string, Dictionary<string, string>>> Find()
    {
        var configured = SplitByReporter();
        var listed = settings.GetValueOrDefault(TraceKeys.Reporters, "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        if (listed.Count == 0)
        {
            return [.. configured];
        }

        SayDifferences(configured.Keys, listed);
        return [.. configured.Where(reporter => listed.Contains(reporter.Key))];
    }

    private SortedDictionary<string, Dictionary<string, string>> SplitByReporter()
    {
        var reporters = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (key, value) in settings.Where(entry => entry.Key.StartsWith(TraceKeys.Prefix, StringComparison.Ordinal)))
        {
            if (!TrySplit(key, out var reporter, out var rest))
            {
                SayIfUnknown(key);
                continue;
            }

            if (!reporters.TryGetValue(reporter, out var keys))
            {
                reporters[reporter] = keys = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            keys[rest] = value;
        }

        return reporters;
    }

    private static bool TrySplit(string key, out string reporter, out string rest)
    {
        var isOfReporter = key.StartsWith(TraceKeys.ReporterPrefix, StringComparison.Ordinal);
        var parts = isOfReporter ? key[TraceKeys.ReporterPrefix.Length..].Split('.', 2) : [];
        (reporter, rest) = parts is [var first, var second] ? (first, second) : ("", "");
        return parts.Length == 2;
    }

    private void SayIfUnknown(string key)
    {
        if (key is not (TraceKeys.Reporters or TraceKeys.CheckpointDetail))
        {
            log.KeyUnknown(key, NearestName.Hint(key, [TraceKeys.Reporters]), string.Join(", ", KnownKeys));
        }
    }

    private void SayDifferences(IReadOnlyCollection<string> configured, HashSet<string> listed)
    {
        foreach (var reporter in configured.Where(name => !listed.Contains(name)))
        {
            log.ReporterExcluded(reporter, string.Join(", ", listed));
        }

        foreach (var reporter in listed.Where(name => !configured.Contains(name)))
        {
            log.ListedReporterUnknown(reporter, NearestName.Hint(reporter, configured), string.Join(", ", configured));
        }
    }
}
