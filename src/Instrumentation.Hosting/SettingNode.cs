using System.Globalization;

namespace Instrumentation.Hosting;

/// <summary>
/// One part of a key, the value there and the parts below it. Parts that differ in case only are one, as in an <c>IConfiguration</c>; the value of a later source wins.
/// </summary>
internal sealed class SettingNode(string part, HostingLog log)
{
    private const int NoSource = -1;

    private readonly Dictionary<string, SettingNode> _children = new(StringComparer.OrdinalIgnoreCase);
    private string _part = part;
    private string? _value;
    private string _path = "";
    private int _source = NoSource;

    private bool IsItem => _children.Count == 0 && _part.Length > 0 && _part.All(char.IsAsciiDigit);

    // Flink's keys begin in lower case. Capitals only is how environment variables are written.
    private string Spelling => _part.Any(char.IsLower) ? char.ToLowerInvariant(_part[0]) + _part[1..] : _part.ToLowerInvariant();

    public SettingNode Child(string part)
    {
        if (!_children.TryGetValue(part, out var child))
        {
            _children[part] = child = new SettingNode(part, log);
        }
        else if (!child._part.Any(char.IsLower))
        {
            child._part = part;
        }

        return child;
    }

    /// <summary>Sets the value.</summary>
    /// <param name="value">The value; <see langword="null"/> takes back that of an earlier source.</param>
    /// <param name="source">Number of the source.</param>
    /// <param name="path">The key as the source has it.</param>
    public void Set(string? value, int source, string path)
    {
        if (source == _source && value != _value)
        {
            log.ConfiguredTwice(path, _path);
        }

        (_value, _source, _path) = (value, source, path);
    }

    /// <summary>Writes the settings from here on.</summary>
    public void AddTo(Dictionary<string, string> settings, string key, bool keepsSpelling = false)
    {
        var isMap = keepsSpelling || FlinkKeys.IsMap(key);
        var isList = !isMap && _children.Count > 0 && _children.Values.All(child => child.IsItem);
        if ((isList ? List(key) ?? _value : _value) is { } text)
        {
            settings[key] = text;
        }

        if (isList)
        {
            return;
        }

        foreach (var child in _children.Values)
        {
            child.AddTo(settings, Join(key, isMap ? child._part : child.Spelling), isMap);
        }
    }

    private static string Join(string key, string part) => key.Length == 0 ? part : $"{key}.{part}";

    // A list written as one text takes the place of the items of earlier sources.
    private string? List(string key)
    {
        if (_source != NoSource && _children.Values.FirstOrDefault(item => item._source == _source) is { } other)
        {
            log.ConfiguredTwice(_path, other._path);
        }

        var items = _children.Values.Where(item => item._source > _source && item._value is not null).ToArray();
        return items.Length == 0
            ? null
            : FlinkList.Join(key, items.OrderBy(item => long.Parse(item._part, CultureInfo.InvariantCulture)).Select(item => item._value!));
    }
}
