using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>The folder of one reporter in the directory of the spool, kept from others by a lock that ends with the process, however that ends.</summary>
internal sealed class SpoolFolder : IDisposable
{
    private const string LockName = "lock";
    private const string Extension = ".spans";
    private const int MaxNumber = 1_000;

    private readonly SafeFileHandle _lock;

    private SpoolFolder(string path, SafeFileHandle handle) => (Path, _lock) = (path, handle);

    public string Path { get; }

    /// <summary>How many of its files are still to be delivered.</summary>
    public int Pending { get; set; }

    /// <summary>The files of spans, in the order in which they were begun.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Path, "*" + Extension).Order(StringComparer.Ordinal);

    /// <summary>Takes a folder that is there.</summary>
    /// <returns>Null when somebody else has it.</returns>
    public static SpoolFolder? TryTake(string path)
    {
        try
        {
            return new SpoolFolder(path, Lock(path, FileMode.OpenOrCreate));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes a folder.</summary>
    /// <param name="path">Its path; a number is appended.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static SpoolFolder Create(string path)
    {
        for (var number = 1; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");
            Directory.CreateDirectory(numbered);
            try
            {
                return new SpoolFolder(numbered, Lock(numbered, FileMode.CreateNew));
            }
            catch (IOException) when (number < MaxNumber && (!Directory.Exists(numbered) || File.Exists(LockOf(numbered))))
            {
                // Another reporter of this process has it, or one that looks for what was left behind has just removed it.
            }
        }
    }

    /// <summary>The path of a file with this number.</summary>
    public string FilePath(long number) => System.IO.Path.Combine(Path, number.ToString("D20", CultureInfo.InvariantCulture) + Extension);

    /// <summary>Gives it back: others may take it, and if nothing is left in it, it is removed.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            if (Directory.EnumerateFileSystemEntries(Path).All(entry => entry == LockOf(Path)))
            {
                File.Delete(LockOf(Path));
                Directory.Delete(Path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is empty, or the next process sees to it.
        }
    }

    private static SafeFileHandle Lock(string path, FileMode mode) =>
        File.OpenHandle(LockOf(path), mode, FileAccess.ReadWrite, FileShare.None);

    private static string LockOf(string path) => System.IO.Path.Combine(path, LockName);
}
