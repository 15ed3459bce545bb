using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Reporters;

/// <summary>A file of lines that only grows, and that is renamed and begun anew when it is full. For one thread.</summary>
internal sealed partial class AppendedFile(string path, long rollSize, int rollFiles, ILoggerFactory loggers) : IDisposable
{
    // No byte is ever there, so the lock keeps no one from reading.
    private const long LockPosition = long.MaxValue - 1;

    // Locks on ranges are held by the process, so they say nothing about a second file within it.
    private static readonly ConcurrentDictionary<string, AppendedFile> OpenFiles =
        new(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    private readonly ILogger _logger = loggers.CreateLogger(typeof(FileTraceReporter).FullName!);
    private FileStream? _stream;
    private bool _endsInHalfLine;
    private bool _rollFailed;

    /// <summary>Opens the file at its end, and creates it with its directories when it is not there.</summary>
    /// <exception cref="IOException">It cannot be written, or another reporter or process has it open.</exception>
    public void Open()
    {
        if (!ReferenceEquals(OpenFiles.GetOrAdd(path, this), this))
        {
            throw new IOException($"Another reporter of this process writes '{path}'.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        OpenStream();
    }

    /// <summary>Writes a line in one piece.</summary>
    /// <param name="line">The line with its end.</param>
    public void Append(ReadOnlySpan<byte> line)
    {
        var stream = _stream ?? OpenStream();
        if (rollSize > 0 && stream.Length > 0 && stream.Length + line.Length > rollSize)
        {
            stream = Roll();
        }

        // Another program may have emptied the file (logrotate's copytruncate).
        stream.Seek(0, SeekOrigin.End);
        if (_endsInHalfLine)
        {
            stream.Write("\n"u8);
        }

        _endsInHalfLine = true;
        stream.Write(line);
        _endsInHalfLine = false;
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
        OpenFiles.TryRemove(KeyValuePair.Create(path, this));
    }

    private FileStream OpenStream()
    {
        // Without a buffer: each line goes to the operating system at once.
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            if (!OperatingSystem.IsMacOS() && !OperatingSystem.IsIOS() && !OperatingSystem.IsTvOS() && !OperatingSystem.IsFreeBSD())
            {
                stream.Lock(LockPosition, 1);
            }

            _endsInHalfLine = EndsInHalfLine(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        return _stream = stream;
    }

    private static bool EndsInHalfLine(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return false;
        }

        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    private FileStream Roll()
    {
        _stream?.Dispose();
        _stream = null;
        try
        {
            for (var number = rollFiles - 1; number >= 1; number--)
            {
                if (File.Exists(RolledPath(number)))
                {
                    File.Move(RolledPath(number), RolledPath(number + 1), overwrite: true);
                }
            }

            File.Move(path, RolledPath(1), overwrite: true);
            _rollFailed = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that is too large is better than spans that are lost.
            if (!_rollFailed)
            {
                LogRollFailed(_logger, path, exception);
            }

            _rollFailed = true;
        }

        return OpenStream();
    }

    private string RolledPath(int number) => $"{path}.{number}";

    [LoggerMessage(41, LogLevel.Warning, "Trace file '{Path}' could not be rolled; it goes on growing, and rolling is tried again.")]
    private static partial void LogRollFailed(ILogger logger, string path, Exception exception);
}
