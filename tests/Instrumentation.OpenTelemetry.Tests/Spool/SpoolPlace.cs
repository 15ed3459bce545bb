namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>A directory for spools, which lives as long as this object.</summary>
public sealed class SpoolPlace : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("spool").FullName;

    /// <summary>The files of spans, in the order in which they are delivered.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Path, "*.spans", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Folders => [.. Directory.EnumerateDirectories(Path).Order(StringComparer.Ordinal)];

    /// <summary>Bytes of the files of spans.</summary>
    public long Size => Files.Sum(SizeOf);

    /// <summary>The keys of a reporter that uses it.</summary>
    public (string Key, string Value)[] Settings(string mode, params (string Key, string Value)[] others) =>
        [("spool.directory", Path), ("spool.mode", mode), ("batch.delay", "20 ms"), .. others];

    /// <summary>What is in a file, although somebody may be writing to it.</summary>
    public static async Task<string> ReadAsync(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // It may have been delivered meanwhile.
    private static long SizeOf(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? info.Length : 0;
    }
}
