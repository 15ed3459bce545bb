namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>Encodes what is kept: its size is not known before, and time does not matter.</summary>
internal static class EncodedOnce
{
    private const int FirstSize = 256;

    /// <summary>Writes to the end of a writer, which may be full.</summary>
    public delegate void Write<in T>(ref ProtoWriter writer, T content);

    /// <summary>The bytes that are written, in a buffer that is made larger until they fit.</summary>
    public static byte[] Of<T>(T content, Write<T> write)
    {
        for (var size = FirstSize; ; size *= 4)
        {
            var buffer = new byte[size];
            var writer = new ProtoWriter(buffer);
            write(ref writer, content);
            if (!writer.IsFull)
            {
                return buffer[..writer.Position];
            }
        }
    }
}
