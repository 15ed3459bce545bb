namespace Instrumentation.Traces;

/// <summary>
/// What was wrong with the calls that built a span. Tracing never throws into a function, so each is kept until the span is reported
/// and then said in one warning that names the span.
/// </summary>
[Flags]
internal enum SpanProblems
{
    None = 0,
    BlankName = 1,
    NullScope = 1 << 1,
    BlankKey = 1 << 2,
    TimeOutOfRange = 1 << 3,
    EndBeforeStart = 1 << 4,
    NullChild = 1 << 5,
    OwnChild = 1 << 6,
    TraceOfChild = 1 << 7,
    BlankTraceKey = 1 << 8,
    InvalidContext = 1 << 9,
    InvalidStatusOrKind = 1 << 10,
    FailingChildren = 1 << 11,
    FailingValue = 1 << 12,
    TimeOfWrapper = 1 << 13,
    WrapperAsChild = 1 << 14,
    TraceAfterContext = 1 << 15,
    FailingListener = 1 << 16,
}
