namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>The resource of all requests, encoded once.</summary>
internal static class EncodedResource
{
    /// <param name="attributes">The attributes of the resource.</param>
    /// <returns>The field <c>resource</c> of OTLP's <c>ResourceSpans</c>.</returns>
    public static byte[] Of(IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var all = attributes.ToArray();
        for (var size = 1024; ; size *= 4)
        {
            var buffer = new byte[size];
            var writer = new ProtoWriter(buffer);
            writer.WriteByte(OtlpTags.ResourceSpansResource);
            var resource = writer.BeginMessage();
            foreach (var (name, value) in all)
            {
                AttributeEncoder.Write(ref writer, OtlpTags.ResourceAttribute, name, value);
            }

            writer.EndMessage(resource);
            if (!writer.IsFull)
            {
                return buffer[..writer.Position];
            }
        }
    }
}
