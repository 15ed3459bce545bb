using Instrumentation.OpenTelemetry.Options;
using Instrumentation.Reporters;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Doubles;

/// <summary>Reads the options of a reporter named <c>otel</c>.</summary>
internal static class OptionReader
{
    /// <summary>Reads them from keys, with an endpoint if none is given, and variables.</summary>
    public static OtlpOptions Read(IReadOnlyDictionary<string, string> keys, IReadOnlyDictionary<string, string>? variables = null, LogRecorder? log = null)
    {
        var hasEndpoint = keys.ContainsKey("exporter.endpoint") || variables?.Keys.Any(name => name.EndsWith("_ENDPOINT", StringComparison.Ordinal)) == true;
        var all = hasEndpoint ? keys : new Dictionary<string, string>(keys) { ["exporter.endpoint"] = "http://localhost:4317" };
        return ReadExactly(all, variables, log);
    }

    public static OtlpOptions ReadExactly(IReadOnlyDictionary<string, string> keys, IReadOnlyDictionary<string, string>? variables = null, LogRecorder? log = null)
    {
        using var nowhere = new LogRecorder();
        return OtlpOptions.Read(new ReporterConfig("otel", keys), name => variables?.GetValueOrDefault(name), (log ?? nowhere).CreateLogger("options"));
    }

    public static OtlpOptions ReadKey(string key, string value) => Read(new Dictionary<string, string> { [key] = value });

    public static OtlpOptions ReadVariable(string name, string value) => Read(new Dictionary<string, string>(), new Dictionary<string, string> { [name] = value });

    /// <summary>The message with which a key is refused.</summary>
    public static string RefusedKey(string key, string value) => Assert.Throws<FormatException>(() => ReadKey(key, value)).Message;

    /// <summary>The message with which a variable is refused.</summary>
    public static string RefusedVariable(string name, string value) => Assert.Throws<FormatException>(() => ReadVariable(name, value)).Message;
}
