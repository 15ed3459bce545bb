using YamlDotNet.Core;

namespace Instrumentation.Hosting;

/// <summary>Reads Flink's configuration files into the settings that <c>TraceRegistry.Create</c> takes.</summary>
public static class FlinkConfiguration
{
    /// <summary>
    /// Reads a <c>config.yaml</c> of Flink 2.x (YAML, keys nested or with dots or both) or a <c>flink-conf.yaml</c> of Flink 1.x (lines of <c>key: value</c>).
    /// <list type="bullet">
    /// <item>Nested keys are joined by dots. An empty value is the empty text.</item>
    /// <item>A sequence becomes a list separated by <c>;</c>, that of <c>traces.reporters</c> by <c>,</c>.</item>
    /// <item>A mapping below <c>scope.variables.additional</c> becomes <c>k1:v1,k2:v2</c>. What holds a separator is put in quotes.</item>
    /// <item>
    /// A file that is no YAML, because a value begins with <c>*</c>, <c>@</c>, <c>%</c> or a backtick or holds <c>": "</c>, is read as Flink 1.x does when every
    /// line is a comment or <c>key: value</c> without indentation; a comment begins with <c>#</c> at the start of a line or after a blank.
    /// </item>
    /// </list>
    /// </summary>
    /// <param name="path">The file, in UTF-8; relative paths begin at the current directory.</param>
    /// <returns>All settings of the file, also those that are not about traces.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="FileNotFoundException">There is no such file; the message names it.</exception>
    /// <exception cref="FormatException">The file is malformed or has a key twice; the message names file and line and says what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> FromYaml(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            var fullPath = Path.GetFullPath(path);
            throw new FileNotFoundException($"There is no Flink configuration file '{fullPath}'.", fullPath);
        }

        var text = File.ReadAllText(path);
        try
        {
            return FlinkYaml.Read(text, new SettingsBuilder(path));
        }
        catch (YamlException exception)
        {
            return FlinkConfLines.TryRead(text, new SettingsBuilder(path)) ?? throw YamlFault.Explain(path, text, exception);
        }
    }
}
