using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>An attribute of a <see cref="SpanRecord"/>: numbers are held unboxed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AttributeRecord
{
    private static readonly object BoxedTrue = true;
    private static readonly object BoxedFalse = false;

    private readonly long _bits;

    internal AttributeRecord(string key, string text) => (Key, StringValue, Kind) = (key, text, AttributeRecordKind.StringValue);

    internal AttributeRecord(string key, long value) => (Key, _bits, Kind) = (key, value, AttributeRecordKind.IntValue);

    internal AttributeRecord(string key, double value) =>
        (Key, _bits, Kind) = (key, BitConverter.DoubleToInt64Bits(value), AttributeRecordKind.DoubleValue);

    internal AttributeRecord(string key, bool value) => (Key, _bits, Kind) = (key, value ? 1 : 0, AttributeRecordKind.BoolValue);

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Which of the value properties holds the value.</summary>
    public AttributeRecordKind Kind { get; }

    /// <summary>The value, when <see cref="Kind"/> is <see cref="AttributeRecordKind.StringValue"/>.</summary>
    public string? StringValue { get; }

    /// <summary>The value, when <see cref="Kind"/> is <see cref="AttributeRecordKind.IntValue"/>.</summary>
    public long IntValue => _bits;

    /// <summary>The value, when <see cref="Kind"/> is <see cref="AttributeRecordKind.DoubleValue"/>.</summary>
    public double DoubleValue => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The value, when <see cref="Kind"/> is <see cref="AttributeRecordKind.BoolValue"/>.</summary>
    public bool BoolValue => _bits != 0;

    /// <summary>The value as an object, for <see cref="Traces.Span.Attributes"/>.</summary>
    internal object Boxed => Kind switch
    {
        AttributeRecordKind.StringValue => StringValue!,
        AttributeRecordKind.IntValue => IntValue,
        AttributeRecordKind.DoubleValue => DoubleValue,
        _ => BoolValue ? BoxedTrue : BoxedFalse,
    };

    /// <summary>The attribute of a value in <see cref="Traces.Span.Attributes"/>.</summary>
    internal static AttributeRecord Of(string key, object value) => value switch
    {
        string text => new(key, text),
        long number => new(key, number),
        double number => new(key, number),
        _ => new(key, (bool)value),
    };
}
