using Instrumentation.OpenTelemetry.Buffering;
using Microsoft.Win32.SafeHandles;

namespace Instrumentation.OpenTelemetry.Spool;

/// <summary>A file with the spans of one chunk: a header and one frame after another. For one thread at a time.</summary>
/// <param name="folder">Where it is.</param>
/// <param name="path">Its path.</param>
/// <param name="written">Bytes of frames that it has.</param>
internal sealed class SpoolFile(SpoolFolder folder, string path, int written = 0)
{
    private SafeFileHandle? _handle;

    public SpoolFolder Folder => folder;

    public string Path => path;

    /// <summary>Bytes of frames that it has, from the first frame on.</summary>
    public int Written { get; private set; } = written;

    /// <summary>Appends frames and, before the first ones, the header. When it throws, the same frames can be appended again.</summary>
    public void Append(ReadOnlySpan<byte> frames, byte[] header)
    {
        _handle ??= File.OpenHandle(path, Written == 0 ? FileMode.Create : FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (Written == 0)
        {
            RandomAccess.Write(_handle, header, 0);
        }

        RandomAccess.Write(_handle, frames, header.Length + Written);
        Written += frames.Length;
    }

    /// <summary>Reads it whole.</summary>
    /// <exception cref="InvalidDataException">It is no file of spans; the message says why, as the end of "because …".</exception>
    public static (byte[] Resource, byte[] Frames) Read(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var resource = SpoolHeader.Read(file);
        var start = SpoolHeader.SizeWith(resource.Length);
        var length = RandomAccess.GetLength(file) - start;
        if (length > Frame.MaxSize)
        {
            throw new InvalidDataException("it is larger than any that was written as a whole");
        }

        var frames = new byte[length];
        return SpoolHeader.TryRead(file, frames, start) ? (resource, frames) : throw new InvalidDataException("it changes while it is read");
    }

    /// <summary>Closes it; it is opened again when something is appended.</summary>
    public void Close()
    {
        _handle?.Dispose();
        _handle = null;
    }

    public void Delete()
    {
        Close();
        File.Delete(path);
    }
}
