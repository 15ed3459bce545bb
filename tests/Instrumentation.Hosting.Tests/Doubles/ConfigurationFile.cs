namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>A configuration file, deleted at the end.</summary>
public sealed class ConfigurationFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("flink-conf-");

    public ConfigurationFile(string text, string name = "config.yaml")
    {
        Path = System.IO.Path.Combine(_directory.FullName, name);
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public static IReadOnlyDictionary<string, string> ReadYaml(string text)
    {
        using var file = new ConfigurationFile(text);
        return FlinkConfiguration.FromYaml(file.Path);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
