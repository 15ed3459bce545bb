namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>The body of an answer, as far as it is needed.</summary>
/// <param name="Bytes">What was read.</param>
/// <param name="IsWhole">Whether that is all.</param>
internal readonly record struct AnswerBody(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    /// <summary>The most bytes that are read. What OTLP answers is far shorter.</summary>
    public const int MaxBytes = 64 * 1024;

    public static async Task<AnswerBody> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[1024];
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(bytes.AsMemory(length), cancellation).ConfigureAwait(false);
                length += read;
                if (read == 0 || length == MaxBytes)
                {
                    return new AnswerBody(bytes.AsMemory(0, length), read == 0);
                }

                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, length * 2);
                }
            }
        }
    }
}
