using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Instrumentation.Hosting;

/// <summary>Flattens YAML into settings. Source: Flink's <c>GlobalConfiguration.loadYAMLResource</c> and <c>YamlParserUtils</c>.</summary>
internal sealed class FlinkYaml
{
    // Flink's keys have some ten parts; only an alias to its own surroundings goes on for ever.
    private const int MaxDepth = 100;

    private static readonly string[] Nulls = ["~", "null", "Null", "NULL"];

    private readonly SettingsBuilder _settings;

    private FlinkYaml(SettingsBuilder settings) => _settings = settings;

    /// <exception cref="YamlException">The text is no YAML.</exception>
    /// <exception cref="FormatException">The YAML cannot be settings.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, SettingsBuilder settings)
    {
        CheckAliases(text);
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        if (yaml.Documents.Count > 1)
        {
            throw settings.Malformed(yaml.Documents[1].RootNode.Start.Line, "a second YAML document begins; one is allowed");
        }

        if (yaml.Documents.Count == 1 && !IsEmpty(yaml.Documents[0].RootNode))
        {
            var root = yaml.Documents[0].RootNode as YamlMappingNode
                ?? throw settings.Malformed(yaml.Documents[0].RootNode.Start.Line, "lines of 'key: value' are expected");
            new FlinkYaml(settings).AddMapping("", root, depth: 1);
        }

        return settings.Settings;
    }

    // The document model tells an unknown alias without its place.
    private static void CheckAliases(string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var anchors = new HashSet<AnchorName>();
        while (parser.MoveNext())
        {
            if (parser.Current is NodeEvent { Anchor.IsEmpty: false } node)
            {
                anchors.Add(node.Anchor);
            }
            else if (parser.Current is AnchorAlias alias && !anchors.Contains(alias.Value))
            {
                throw new AnchorNotFoundException(alias.Start, alias.End, $"'*{alias.Value}' refers to an anchor that is not there");
            }
        }
    }

    private void AddMapping(string prefix, YamlMappingNode mapping, int depth)
    {
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = prefix + TextOfKey(keyNode);
            if (value is YamlMappingNode nested && !FlinkKeys.IsMap(key))
            {
                if (depth == MaxDepth)
                {
                    throw _settings.Malformed(keyNode.Start.Line, $"keys are nested more than {MaxDepth} deep, perhaps by an alias (*) within its own anchor (&)");
                }

                AddMapping(key + ".", nested, depth + 1);
            }
            else
            {
                _settings.Add(key, value is YamlSequenceNode items ? FlinkList.Join(key, TextsOf(items, depth)) : TextOf(value, depth), keyNode.Start.Line);
            }
        }
    }

    private string TextOfKey(YamlNode key) => key is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw _settings.Malformed(key.Start.Line, "a key must be a text that is not empty");

    private IEnumerable<string> TextsOf(YamlSequenceNode items, int depth) => items.Children.Select(item => TextOf(item, depth + 1));

    private string TextOf(YamlNode node, int depth) => node switch
    {
        _ when depth > MaxDepth => throw _settings.Malformed(node.Start.Line, $"values are nested more than {MaxDepth} deep"),
        YamlScalarNode scalar => IsEmpty(scalar) ? "" : scalar.Value!,
        YamlSequenceNode items => FlinkList.Join(TextsOf(items, depth)),
        YamlMappingNode pairs => string.Join(',', pairs.Children.Select(pair => FlinkQuotes.Around(TextOfPair(pair.Key, pair.Value, depth), ','))),
        _ => throw _settings.Malformed(node.Start.Line, "a text, a list or a mapping is expected"),
    };

    private string TextOfPair(YamlNode key, YamlNode value, int depth) =>
        $"{FlinkQuotes.Around(TextOfKey(key), ':')}:{FlinkQuotes.Around(TextOf(value, depth + 1))}";

    private static bool IsEmpty(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } scalar
        && (string.IsNullOrEmpty(scalar.Value) || Nulls.Contains(scalar.Value));
}
