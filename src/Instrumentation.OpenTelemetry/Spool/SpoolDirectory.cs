using System.Globalization;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>The directory of the spool, which reporters of several processes may share: each has a folder of its own in it.</summary>
internal sealed class SpoolDirectory : IDisposable
{
    private const string Prefix = "spans-";
    private const string DamagedExtension = ".damaged";

    private SpoolDirectory(string path, SpoolFolder own) => (Path, Own) = (path, own);

    public string Path { get; }

    /// <summary>The folder of this reporter.</summary>
    public SpoolFolder Own { get; }

    /// <summary>Makes the directory, unless it is there, and a folder in it.</summary>
    /// <exception cref="FormatException">That is not possible; the message names the key, the directory and the reason.</exception>
    public static SpoolDirectory Open(ReporterConfig config, SpoolOptions options, TimeProvider time)
    {
        SpoolFolder? own = null;
        try
        {
            var path = System.IO.Path.GetFullPath(options.Directory);
            Directory.CreateDirectory(path);

            // Ordinal order is order in time.
            own = SpoolFolder.Create(System.IO.Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Environment.ProcessId}")));
            using var second = SpoolFolder.TryTake(own.Path);
            return second is null ? new SpoolDirectory(path, own) : throw new IOException("its file system does not lock files");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            own?.Dispose();
            throw config.Invalid(OtlpKeys.SpoolDirectory, options.Directory, $"a directory in which files can be written and locked, and here that failed: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The folders in it, the oldest first.</summary>
    public IEnumerable<string> Folders => Directory.EnumerateDirectories(Path, Prefix + "*").Order(StringComparer.Ordinal);

    /// <summary>Puts a file that is no file of spans aside, for whoever wants to look at it.</summary>
    /// <returns>Where it is now.</returns>
    public string PutAside(string file)
    {
        var aside = System.IO.Path.Combine(Path, $"{System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file))}-{System.IO.Path.GetFileNameWithoutExtension(file)}{DamagedExtension}");
        File.Move(file, aside, overwrite: true);
        return aside;
    }

    /// <summary>Deletes the oldest of the files that were put aside, when they take more bytes than they may.</summary>
    public void TrimAside(long maxSize)
    {
        var size = 0L;
        foreach (var file in new DirectoryInfo(Path).EnumerateFiles(Prefix + "*" + DamagedExtension).OrderByDescending(file => file.Name, StringComparer.Ordinal))
        {
            size += file.Length;
            if (size > maxSize)
            {
                file.Delete();
            }
        }
    }

    public void Dispose() => Own.Dispose();
}
