namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>
/// The tags of OTLP's fields: number times eight plus wire type (0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes). Source: <c>trace.proto</c>,
/// <c>common.proto</c>, <c>resource.proto</c> and <c>trace_service.proto</c> of OTLP 1.
/// </summary>
internal static class OtlpTags
{
    public const byte RequestResourceSpans = (1 << 3) | 2;

    public const byte ResourceSpansResource = (1 << 3) | 2;
    public const byte ResourceSpansScopeSpans = (2 << 3) | 2;

    public const byte ResourceAttribute = (1 << 3) | 2;

    public const byte ScopeSpansScope = (1 << 3) | 2;
    public const byte ScopeSpansSpan = (2 << 3) | 2;

    public const byte ScopeName = (1 << 3) | 2;

    public const byte SpanTraceId = (1 << 3) | 2;
    public const byte SpanSpanId = (2 << 3) | 2;
    public const byte SpanParentSpanId = (4 << 3) | 2;
    public const byte SpanName = (5 << 3) | 2;
    public const byte SpanKind = 6 << 3;
    public const byte SpanStartTime = (7 << 3) | 1;
    public const byte SpanEndTime = (8 << 3) | 1;
    public const byte SpanAttribute = (9 << 3) | 2;
    public const byte SpanDroppedAttributes = 10 << 3;
    public const byte SpanLink = (13 << 3) | 2;
    public const byte SpanDroppedLinks = 14 << 3;
    public const byte SpanStatus = (15 << 3) | 2;

    public const byte LinkTraceId = (1 << 3) | 2;
    public const byte LinkSpanId = (2 << 3) | 2;
    public const byte LinkTraceState = (3 << 3) | 2;
    public const byte LinkFlags = (6 << 3) | 5;

    public const byte StatusMessage = (2 << 3) | 2;
    public const byte StatusCode = 3 << 3;

    public const byte KeyValueKey = (1 << 3) | 2;
    public const byte KeyValueValue = (2 << 3) | 2;

    public const byte AnyValueString = (1 << 3) | 2;
    public const byte AnyValueBool = 2 << 3;
    public const byte AnyValueInt = 3 << 3;
    public const byte AnyValueDouble = (4 << 3) | 1;
}
