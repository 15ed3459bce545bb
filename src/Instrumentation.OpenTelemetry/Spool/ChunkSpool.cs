using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Wire;
using Instrumentation.Reporters;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>
/// Keeps chunks on disk until they are settled. What cannot be written is said, and stays in memory: nothing throws. Thread-safe, as far as each chunk is for one
/// thread at a time; <see cref="Recover"/> and what comes after it is for the one who sends.
/// </summary>
internal sealed class ChunkSpool : IDisposable
{
    // What a file takes beside its spans, more or less: file systems round up to pages.
    private const int FileOverhead = 4096;

    // After a failure, so that not every span pays for another one.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SpoolDirectory _directory;
    private readonly SpoolLog _log;
    private readonly TimeProvider _time;
    private readonly long _maxSize;
    private readonly byte[] _header;
    private readonly List<byte[]> _resources;
    private readonly List<SpoolFolder> _takenOver = [];
    private long _size;
    private long _lastNumber;
    private long _pausedSince;
    private volatile bool _isPaused;

    private ChunkSpool(SpoolDirectory directory, OtlpOptions options, SpoolLog log, TimeProvider time)
    {
        _directory = directory;
        _log = log;
        _time = time;
        _maxSize = options.Spool!.MaxSize;
        IsWriteThrough = options.Spool.Mode == SpoolMode.Always;
        var resource = EncodedResource.Of(options.Resource);
        _header = SpoolHeader.Of(resource);
        _resources = [resource];
    }

    /// <summary>Whether every span is written before it is sent.</summary>
    public bool IsWriteThrough { get; }

    /// <summary>Opens the spool that the options ask for.</summary>
    /// <returns>Null when they ask for none.</returns>
    /// <exception cref="FormatException">Its directory cannot be used; the message names the key, the directory and the reason.</exception>
    public static ChunkSpool? Open(ReporterConfig config, OtlpOptions options, ILogger logger, TimeProvider time) => options.Spool is { } spool
        ? new ChunkSpool(SpoolDirectory.Open(config, spool, time), options, new SpoolLog(config.Name, spool.Directory, logger, time), time)
        : null;

    /// <summary>Writes those spans of a chunk that its file does not have yet.</summary>
    /// <returns>True when all of them are on disk; false when there is no room, or it failed.</returns>
    public bool TryWrite(Chunk chunk)
    {
        var written = chunk.File?.Written ?? 0;
        if (chunk.IsFromDisk || written == chunk.Size)
        {
            return true;
        }

        if (_isPaused && _time.GetElapsedTime(Interlocked.Read(ref _pausedSince)) < Pause)
        {
            return false;
        }

        var frames = chunk.Frames.Span[written..];
        var size = frames.Length + (written == 0 ? FileOverhead : 0);
        if (Interlocked.Add(ref _size, size) > _maxSize)
        {
            Interlocked.Add(ref _size, -size);
            _log.Full(_maxSize);
            return false;
        }

        try
        {
            Frame.Seal(frames);
            chunk.File ??= new SpoolFile(_directory.Own, _directory.Own.FilePath(Interlocked.Increment(ref _lastNumber)));
            chunk.File.Append(frames, _header);
            _isPaused = false;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Interlocked.Add(ref _size, -size);
            if (chunk.File is { Written: 0 } begun)
            {
                Delete(begun);
                chunk.File = null;
            }

            Interlocked.Exchange(ref _pausedSince, _time.GetTimestamp());
            _isPaused = true;
            _log.CannotWrite(exception);
            return false;
        }
    }

    /// <summary>Finds the chunks that reporters which have ended left behind, in order, and counts their spans.</summary>
    public IEnumerable<Chunk> Recover(IDeliveryCounts counts)
    {
        var (spans, files) = (0L, 0);
        foreach (var folder in List(_directory.Path, () => _directory.Folders).Select(SpoolFolder.TryTake).OfType<SpoolFolder>())
        {
            _takenOver.Add(folder);
            foreach (var path in List(folder.Path, () => folder.Files))
            {
                if (RecoverFile(folder, path, counts) is { } chunk)
                {
                    spans += chunk.Spans;
                    files++;
                    yield return chunk;
                }
            }

            GiveBackIfDone(folder);
        }

        TrimAside();
        if (files > 0)
        {
            _log.Recovered(spans, files);
        }
    }

    /// <summary>Reads the spans of a chunk that waits on disk.</summary>
    /// <returns>How many of its roots are lost; 0 unless somebody else has changed the file.</returns>
    public int Load(Chunk chunk)
    {
        var path = chunk.File!.Path;
        var expected = (chunk.Spans, chunk.Roots);
        try
        {
            var (_, frames) = SpoolFile.Read(path);
            var found = FrameScan.Of(frames);
            chunk.Load(frames, found.Spans, found.Roots, found.Size);
            if (found.Spans < expected.Spans)
            {
                _log.Damaged(path, expected.Spans - found.Spans, frames.Length - found.Size);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            chunk.Load([], 0, 0, 0);
            _log.CannotRead(path, expected.Roots, exception);
        }

        return Math.Max(0, expected.Roots - chunk.Roots);
    }

    /// <summary>Removes the file of a chunk that is settled, if it has one.</summary>
    public void Delete(Chunk chunk)
    {
        if (chunk.File is not { } file)
        {
            return;
        }

        Interlocked.Add(ref _size, -(file.Written + FileOverhead));
        Delete(file);
        file.Folder.Pending--;
        GiveBackIfDone(file.Folder);
    }

    /// <summary>Says how many spans stay for the next process.</summary>
    public void SayKept(long spans) => _log.Kept(spans);

    /// <summary>Gives the folders back, with the files that are still in them.</summary>
    public void Dispose()
    {
        foreach (var folder in _takenOver)
        {
            folder.Dispose();
        }

        _directory.Dispose();
    }

    private IReadOnlyList<string> List(string directory, Func<IEnumerable<string>> list)
    {
        try
        {
            return [.. list()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.CannotRead(directory, 0, exception);
            return [];
        }
    }

    private Chunk? RecoverFile(SpoolFolder folder, string path, IDeliveryCounts counts)
    {
        try
        {
            var (resource, frames) = SpoolFile.Read(path);
            var found = FrameScan.Of(frames);
            counts.CountRecovered(found.Roots + found.DamagedRoots);
            if (found.DamagedSpans > 0)
            {
                counts.CountFailed(found.DamagedRoots);
                _log.Damaged(path, found.DamagedSpans, SpoolHeader.SizeWith(resource.Length) + found.FirstDamage);
            }

            var file = new SpoolFile(folder, path, found.Size);
            if (found.Spans == 0)
            {
                Delete(file);
                return null;
            }

            Interlocked.Add(ref _size, found.Size + FileOverhead);
            folder.Pending++;
            return Chunk.OnDisk(file, found.Spans, found.Roots, found.Size, Known(resource));
        }
        catch (InvalidDataException exception)
        {
            PutAside(path, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.CannotRead(path, 0, exception);
        }

        return null;
    }

    // One object for each content; null for that of this reporter.
    private byte[]? Known(byte[] resource)
    {
        var known = _resources.Find(other => other.AsSpan().SequenceEqual(resource));
        if (known is null)
        {
            _resources.Add(known = resource);
        }

        return known == _resources[0] ? null : known;
    }

    private void PutAside(string path, string reason)
    {
        try
        {
            // The process ended between making the file and its header.
            if (new FileInfo(path).Length == 0)
            {
                File.Delete(path);
                return;
            }

            _log.PutAside(path, _directory.PutAside(path), reason);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.CannotRead(path, 0, exception);
        }
    }

    private void TrimAside()
    {
        try
        {
            _directory.TrimAside(_maxSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.CannotRead(_directory.Path, 0, exception);
        }
    }

    private void Delete(SpoolFile file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.CannotDelete(file.Path, exception);
        }
    }

    private void GiveBackIfDone(SpoolFolder folder)
    {
        if (folder.Pending == 0 && _takenOver.Remove(folder))
        {
            folder.Dispose();
        }
    }
}
