namespace Instrumentation.QuickStart.Job;

/// <summary>What the run has met so far. Thread-safe: files are read several at a time, and the progress display looks on.</summary>
internal sealed class RunTally
{
    private readonly Lock _lock = new();
    private readonly List<string> _unreadable = [];

    /// <summary>Number of files read, binary ones included.</summary>
    public long FilesRead { get; private set; }

    /// <summary>Bytes of the files read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Number of files that hold no text.</summary>
    public long BinaryFiles { get; private set; }

    /// <summary>Number of directories that were not entered on purpose.</summary>
    public long DirectoriesLeftOut { get; private set; }

    /// <summary>One line for each file or directory that could not be read, with the reason: a copy.</summary>
    public IReadOnlyList<string> Unreadable
    {
        get
        {
            lock (_lock)
            {
                return [.. _unreadable];
            }
        }
    }

    /// <summary>Counts a file that was read.</summary>
    public void AddFile(long size, bool isBinary)
    {
        lock (_lock)
        {
            FilesRead++;
            BytesRead += size;
            BinaryFiles += isBinary ? 1 : 0;
        }
    }

    /// <summary>Counts a directory that was not entered on purpose.</summary>
    public void AddDirectoryLeftOut()
    {
        lock (_lock)
        {
            DirectoriesLeftOut++;
        }
    }

    /// <summary>Notes a file or directory that could not be read.</summary>
    public void AddUnreadable(string displayPath, Exception reason)
    {
        lock (_lock)
        {
            _unreadable.Add($"{displayPath}: {reason.Message}");
        }
    }

    /// <summary>How far the run has come, in one line.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var unreadable = _unreadable.Count == 0 ? "" : $", unreadable: {_unreadable.Count:N0}";
            return $"Files read: {FilesRead:N0} ({BytesRead / 1e6:N1} MB){unreadable}";
        }
    }
}
