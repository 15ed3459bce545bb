using Microsoft.Extensions.Configuration;

namespace Instrumentation.Hosting;

/// <summary>
/// Reads an <see cref="IConfiguration"/> as settings under Flink's keys. Its sources are read one after the other, because a key that one of them writes with dots and
/// another one nested is the same setting here, but not in an <see cref="IConfiguration"/>.
/// </summary>
internal sealed class ConfigurationSettings
{
    private static readonly string[] Roots = [.. new[] { FlinkKeys.Reporters, FlinkKeys.JobName, FlinkKeys.JobId }.Select(key => key.Split('.')[0])];

    private readonly SettingNode _root;
    private int _source;

    private ConfigurationSettings(HostingLog log) => _root = new SettingNode("", log);

    private delegate IEnumerable<string> KeysBelow(string? path);

    private delegate bool TryGetValue(string path, out string? value);

    /// <summary>The settings about traces and the job; those of a file that serves other purposes too are left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(IConfiguration configuration, HostingLog log)
    {
        var reader = new ConfigurationSettings(log);
        if (configuration is IConfigurationRoot root)
        {
            foreach (var provider in root.Providers)
            {
                reader._source++;
                reader.Add(null, path => provider.GetChildKeys([], path), provider.TryGet);
            }
        }
        else
        {
            reader.Add(null, path => Section(configuration, path).GetChildren().Select(child => child.Key), (string path, out string? value) => (value = configuration[path]) is not null);
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        reader._root.AddTo(settings, "");
        SpellReporters(settings);
        return settings;
    }

    private static IConfiguration Section(IConfiguration configuration, string? path) => path is null ? configuration : configuration.GetSection(path);

    private void Add(string? parent, KeysBelow keysBelow, TryGetValue tryGetValue)
    {
        foreach (var key in keysBelow(parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (parent is null && !Roots.Contains(key.Split('.')[0], StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var path = parent is null ? key : ConfigurationPath.Combine(parent, key);
            if (tryGetValue(path, out var value))
            {
                NodeOf(path).Set(value, _source, path);
            }

            Add(path, keysBelow, tryGetValue);
        }
    }

    private SettingNode NodeOf(string path) =>
        path.Split([ConfigurationPath.KeyDelimiter, "."], StringSplitOptions.None).Aggregate(_root, (node, part) => node.Child(part));

    // The name of a reporter is a key in one place and a value in the other; it may be written in either case in both.
    private static void SpellReporters(Dictionary<string, string> settings)
    {
        if (settings.TryGetValue(FlinkKeys.Reporters, out var listed))
        {
            var names = settings.Keys
                .Where(key => key.StartsWith(FlinkKeys.ReporterPrefix, StringComparison.Ordinal))
                .Select(key => key[FlinkKeys.ReporterPrefix.Length..].Split('.')[0])
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            settings[FlinkKeys.Reporters] = string.Join(',', listed.Split(',').Select(name => names.TryGetValue(name.Trim(), out var spelled) ? spelled : name));
        }
    }
}
