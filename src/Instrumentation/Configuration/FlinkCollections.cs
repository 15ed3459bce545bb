using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>Reads lists and maps as Flink writes them.</summary>
internal static class FlinkCollections
{
    private const string AllowedMap = "a map such as 'k1:v1,k2:v2', each key once; what holds a separator stands in quotes";

    /// <summary>Reads a list separated by semicolons. Blank items do not count.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static List<string> ReadList(ReporterConfig config, string key)
    {
        var text = config.GetString(key, "");
        if (!FlinkTokens.TrySplit(text, ';', out var items))
        {
            throw config.Invalid(key, text, "a list separated by ';' whose quotes are closed");
        }

        items.RemoveAll(string.IsNullOrEmpty);
        return items;
    }

    /// <summary>Reads a map: <c>k1:v1,k2:v2</c> under the key itself, or one value per key below it (<c>key.k1</c>), or both.</summary>
    /// <exception cref="FormatException">An item is no pair, or a key comes twice.</exception>
    public static Dictionary<string, string> ReadMap(ReporterConfig config, string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = config.GetString(key, "");
        if (!FlinkTokens.TrySplit(text, ',', out var items) || !items.Where(item => item.Length > 0).All(item => TryAddPair(map, item)))
        {
            throw config.Invalid(key, text, AllowedMap);
        }

        var prefix = key + ".";
        foreach (var (longKey, value) in config.Settings)
        {
            if (longKey.StartsWith(prefix, StringComparison.Ordinal) && !map.TryAdd(longKey[prefix.Length..], value))
            {
                throw config.Invalid(longKey, value, AllowedMap);
            }
        }

        return map;
    }

    private static bool TryAddPair(Dictionary<string, string> map, string item) =>
        FlinkTokens.TrySplit(item, ':', out var pair, max: 2)
        && pair is [{ Length: > 0 } key, var value]
        && map.TryAdd(key, value);
}
