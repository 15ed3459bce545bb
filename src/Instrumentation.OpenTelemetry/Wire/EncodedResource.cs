namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>The resource of all requests, encoded once.</summary>
internal static class EncodedResource
{
    /// <param name="attributes">The attributes of the resource.</param>
    /// <returns>The field <c>resource</c> of OTLP's <c>ResourceSpans</c>.</returns>
    public static byte[] Of(IReadOnlyCollection<KeyValuePair<string, string>> attributes) => EncodedOnce.Of(attributes, Write);

    private static void Write(ref ProtoWriter writer, IReadOnlyCollection<KeyValuePair<string, string>> attributes)
    {
        writer.WriteByte(OtlpTags.ResourceSpansResource);
        var resource = writer.BeginMessage();
        foreach (var (name, value) in attributes)
        {
            AttributeEncoder.Write(ref writer, OtlpTags.ResourceAttribute, name, value);
        }

        writer.EndMessage(resource);
    }
}
