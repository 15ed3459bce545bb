namespace Instrumentation.Traces;

/// <summary>Says in words what <see cref="SpanProblems"/> hold, and what was done about each.</summary>
internal static class SpanProblemText
{
    private static readonly (SpanProblems Problem, string Text)[] Texts =
    [
        (SpanProblems.BlankName, $"its name is null or blank, so it is named '{Span.Unnamed}'"),
        (SpanProblems.NullScope, $"its class scope is null, so its scope is '{TypeScope.Unknown}'"),
        (SpanProblems.BlankKey, "an attribute with a null or blank key was left out"),
        (SpanProblems.TimeOutOfRange, "a time before 1970 or after 2262 was ignored, as if it had not been set"),
        (SpanProblems.EndBeforeStart, "its end lies before its start, so the end is set to the start"),
        (SpanProblems.NullChild, "a null child was left out"),
        (SpanProblems.OwnChild, "it was added as a child of itself, which was left out"),
        (SpanProblems.TraceOfChild, "the trace or parent that it had been given (SetParent, SetTraceKey, or Context read before AddChild) was replaced by that of its tree"),
        (SpanProblems.TraceAfterContext, "SetParent or SetTraceKey came after its Context had been read, so that what was sent onwards names another trace"),
        (SpanProblems.BlankTraceKey, "a null or blank trace key was ignored"),
        (SpanProblems.InvalidContext, "a parent or link whose trace id or span id is zero was ignored"),
        (SpanProblems.InvalidStatusOrKind, "a status or kind that its enum does not have was ignored"),
        (SpanProblems.FailingChildren, "the sequence given to AddChildren threw; the children before that are kept"),
        (SpanProblems.FailingValue, "a value that it should carry threw an exception when it was read, and was left out"),
        (SpanProblems.TimeOfWrapper, "times of a [Span] method's own span are measured; setting them was ignored"),
        (SpanProblems.WrapperAsChild, "a [Span] method's own span cannot be added as a child, because it is reported by itself"),
        (SpanProblems.FailingListener, "an ActivityListener of the application threw when it was told of the span's activity"),
    ];

    public static string Describe(SpanProblems problems) =>
        string.Join("; ", Texts.Where(entry => (problems & entry.Problem) != 0).Select(entry => entry.Text));
}
