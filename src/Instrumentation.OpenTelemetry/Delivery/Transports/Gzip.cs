using System.IO.Compression;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>Compresses requests.</summary>
internal static class Gzip
{
    // Spans repeat themselves: the fastest level already makes a tenth of them.
    public static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> request)
    {
        var compressed = new MemoryStream(request.Length / 8);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(request.Span);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
