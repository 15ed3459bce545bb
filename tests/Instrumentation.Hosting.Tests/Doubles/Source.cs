using Microsoft.Extensions.Configuration;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>Sources of a configuration.</summary>
internal static class Source
{
    /// <summary>The configuration of these sources; the last one wins.</summary>
    public static IConfigurationRoot Build(params IEnumerable<KeyValuePair<string, string?>>[] sources)
    {
        var builder = new ConfigurationBuilder();
        Array.ForEach(sources, source => builder.AddInMemoryCollection(source));
        return builder.Build();
    }

    public static Dictionary<string, string?> Of(params (string Key, string? Value)[] settings) =>
        settings.ToDictionary(setting => setting.Key, setting => setting.Value);

    /// <summary>A reporter whose settings <see cref="Configured"/> shows.</summary>
    public static Dictionary<string, string?> Probe(string name) => Of(($"traces.reporter.{name}.factory.class", nameof(ProbeFactory)));
}
