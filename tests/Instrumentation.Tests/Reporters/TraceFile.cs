using System.Text.Json;
using Instrumentation.Reporters;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Reporters;

/// <summary>A file in a directory of its own, deleted at the end, and what an OTLP reader finds in it.</summary>
public sealed class TraceFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("traces-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "deep", "er", "traces.jsonl");

    public string[] Lines => LinesOf(Path);

    /// <summary>All spans of the file.</summary>
    public JsonElement[] Spans => [.. Lines.SelectMany(SpansOf)];

    public static JsonElement[] SpansOf(string line) =>
    [
        .. JsonDocument.Parse(line).RootElement.GetProperty("resourceSpans").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("scopeSpans").EnumerateArray())
            .SelectMany(scope => scope.GetProperty("spans").EnumerateArray()),
    ];

    public static string[] Names(IEnumerable<string> lines) => [.. lines.SelectMany(SpansOf).Select(span => span.GetProperty("name").GetString()!)];

    /// <summary>Reads a file that may still be written.</summary>
    public static string[] LinesOf(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Writes spans as a reporter of this path does that is opened and closed for them.</summary>
    public void Write(params Instrumentation.Traces.Span[] spans)
    {
        var reporter = Open();
        ((IBatchTraceReporter)reporter).NotifyOfAddedSpans(spans);
        reporter.Close();
    }

    public FileTraceReporter Open(long rollSize = 0, int rollFiles = 10, ILoggerFactory? loggers = null)
    {
        var reporter = new FileTraceReporter(Path, "tests", rollSize, rollFiles);
        reporter.Open(new ReporterConfig("file", new Dictionary<string, string>(), loggers));
        return reporter;
    }

    public Dictionary<string, string> Settings(params (string Key, string Value)[] keys)
    {
        var settings = keys.ToDictionary(pair => "traces.reporter.f." + pair.Key, pair => pair.Value);
        settings.TryAdd("traces.reporter.f.factory.class", "file");
        settings.TryAdd("traces.reporter.f.path", Path);
        return settings;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
