using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Which of the four types of OTLP's <c>AnyValue</c> an attribute of a <see cref="SpanRecord"/> holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AttributeRecordKind
{
    /// <summary>Text: read <see cref="AttributeRecord.StringValue"/>.</summary>
    StringValue,

    /// <summary>A signed 64-bit integer: read <see cref="AttributeRecord.IntValue"/>.</summary>
    IntValue,

    /// <summary>A 64-bit floating-point number: read <see cref="AttributeRecord.DoubleValue"/>.</summary>
    DoubleValue,

    /// <summary>A truth value: read <see cref="AttributeRecord.BoolValue"/>.</summary>
    BoolValue,
}
