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
    Cycle = 1 << 7,
    ChildReportedBefore = 1 << 8,
    TooDeep = 1 << 9,
    TooManySpans = 1 << 10,
    BlankTraceKey = 1 << 11,
    InvalidContext = 1 << 12,
    FailingChildren = 1 << 13,
    FailingValue = 1 << 14,
    TimeOfWrapper = 1 << 15,
    WrapperAsChild = 1 << 16,
}
