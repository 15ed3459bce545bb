using System.Text;
using Instrumentation.Functions;
using Instrumentation.QuickStart.Input;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Job;

/// <summary>
/// The asynchronous function: reads a file. What cannot be read throws, so its span is an error. Bytes that are not UTF-8 (or what a byte order mark says)
/// become U+FFFD; a file with a zero byte near its beginning counts as binary.
/// </summary>
internal sealed partial class ReadFile : RichAsyncFunction<SourceFile, FileText>
{
    /// <summary>The largest file that is read, in bytes: several are in memory at a time.</summary>
    public const int MaxFileSize = 256 << 20;

    // As much as git looks at to tell text from binary data.
    private const int SniffedBytes = 8_000;

    [Span("read file")]
    [return: SpanTag("file.size", Member = "Size")]
    [return: SpanTag("file.is_binary", Member = "IsBinary")]
    [return: SpanTag("text.length", Member = "Text.Length")]
    public override partial ValueTask<FileText> AsyncInvoke(
        [SpanTag("file.path", Member = "DisplayPath")] SourceFile file, CancellationToken cancellationToken);

    private async ValueTask<FileText> AsyncInvokeCore(SourceFile file, CancellationToken cancellationToken)
    {
        var target = (FileInfo)(file.Info.ResolveLinkTarget(returnFinalTarget: true) ?? file.Info);
        if (target.Length > MaxFileSize)
        {
            throw new IOException($"The file has {target.Length:N0} bytes; up to {MaxFileSize:N0} are read.");
        }

        // Pipes and sockets have no length either; opening them could wait for ever.
        var content = target.Length == 0 ? [] : await File.ReadAllBytesAsync(target.FullName, cancellationToken);
        return new FileText(file.DisplayPath, content.Length, await DecodeAsync(content, cancellationToken));
    }

    private static async Task<string?> DecodeAsync(byte[] content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        reader.Peek();
        var isUtf8 = reader.CurrentEncoding is UTF8Encoding;
        var isBinary = isUtf8 && content.AsSpan(0, Math.Min(content.Length, SniffedBytes)).Contains((byte)0);
        return isBinary ? null : await reader.ReadToEndAsync(cancellationToken);
    }
}
