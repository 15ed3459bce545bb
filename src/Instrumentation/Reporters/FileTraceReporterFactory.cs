namespace Instrumentation.Reporters;

/// <summary>
/// Creates <see cref="FileTraceReporter"/>s. Short name <c>file</c>. Keys: <c>path</c> (required), <c>service.name</c>, <c>roll.size</c> (for example
/// <c>64 mb</c>; default: never) and <c>roll.files</c> (renamed files that are kept, from 1; default 10; only with <c>roll.size</c>).
/// </summary>
public sealed class FileTraceReporterFactory : ITraceReporterFactory
{
    internal const string PathKey = "path";
    private const string ServiceNameKey = "service.name";
    private const string RollSizeKey = "roll.size";
    private const string RollFilesKey = "roll.files";

    /// <inheritdoc/>
    public IReadOnlyCollection<string>? Keys => [PathKey, ServiceNameKey, RollSizeKey, RollFilesKey];

    /// <inheritdoc/>
    /// <exception cref="FormatException">A value cannot be used, or <c>path</c> is missing.</exception>
    public ITraceReporter CreateTraceReporter(ReporterConfig config)
    {
        var path = config.GetString(PathKey, "");
        if (string.IsNullOrWhiteSpace(path))
        {
            throw config.Invalid(PathKey, path, "the path of a file; it must be set");
        }

        var serviceName = config.Settings.GetValueOrDefault(ServiceNameKey);
        return config.Settings.ContainsKey(RollSizeKey)
            ? new FileTraceReporter(path, serviceName, RollSize(config), config.GetPositiveInt32(RollFilesKey, FileTraceReporter.DefaultRollFiles))
            : config.Settings.TryGetValue(RollFilesKey, out var rollFiles)
            ? throw config.Invalid(RollFilesKey, rollFiles, $"to set it together with {RollSizeKey}, without which no file is rolled")
            : new FileTraceReporter(path, serviceName);
    }

    private static long RollSize(ReporterConfig config) => config.GetMemorySize(RollSizeKey, 0) is > 0 and var size
        ? size
        : throw config.Invalid(RollSizeKey, config.GetString(RollSizeKey, ""), "a size above 0, for example '64 mb'");
}
