using Instrumentation.CompilerServices;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>Writes OTLP's <c>KeyValue</c>.</summary>
internal static class AttributeEncoder
{
    public static void Write(ref ProtoWriter writer, byte tag, string key, in AttributeRecord attribute)
    {
        var (keyValue, value) = Begin(ref writer, tag, key);
        switch (attribute.Kind)
        {
            case AttributeRecordKind.StringValue:
                WriteValue(ref writer, attribute.StringValue!);
                break;
            case AttributeRecordKind.IntValue:
                writer.WriteByte(OtlpTags.AnyValueInt);
                writer.WriteVarint((ulong)attribute.IntValue);
                break;
            case AttributeRecordKind.DoubleValue:
                writer.WriteByte(OtlpTags.AnyValueDouble);
                writer.WriteFixed64(BitConverter.DoubleToUInt64Bits(attribute.DoubleValue));
                break;
            default:
                writer.WriteByte(OtlpTags.AnyValueBool);
                writer.WriteByte(attribute.BoolValue ? (byte)1 : (byte)0);
                break;
        }

        writer.EndMessage(value);
        writer.EndMessage(keyValue);
    }

    public static void Write(ref ProtoWriter writer, byte tag, string key, string text)
    {
        var (keyValue, value) = Begin(ref writer, tag, key);
        WriteValue(ref writer, text);
        writer.EndMessage(value);
        writer.EndMessage(keyValue);
    }

    private static (int KeyValue, int Value) Begin(ref ProtoWriter writer, byte tag, string key)
    {
        writer.WriteByte(tag);
        var keyValue = writer.BeginMessage();
        writer.WriteText(OtlpTags.KeyValueKey, SpanLimits.Cut(key, SpanLimits.NameLength));
        writer.WriteByte(OtlpTags.KeyValueValue);
        return (keyValue, writer.BeginMessage());
    }

    private static void WriteValue(ref ProtoWriter writer, string text) =>
        writer.WriteText(OtlpTags.AnyValueString, SpanLimits.Cut(text, SpanLimits.ValueLength));
}
