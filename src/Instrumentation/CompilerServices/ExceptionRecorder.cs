using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Writes what an exception says into a span, under the names of OpenTelemetry's semantic conventions. Cancellation and expected exceptions are not errors.
/// </summary>
internal static class ExceptionRecorder
{
    public const string Outcome = "span.outcome";

    private const string ErrorType = "error.type";
    private const string ExceptionMessage = "exception.message";
    private const string ExceptionStackTrace = "exception.stacktrace";

    public static void Record(SpanRecord record, Exception exception, bool isExpected, bool withStackTrace)
    {
        if (isExpected)
        {
            record.SetAttribute(new AttributeRecord(Outcome, "expected"));
            record.SetAttribute(new AttributeRecord(ErrorType, TypeNameOf(exception)));
        }
        else if (exception is OperationCanceledException)
        {
            record.SetAttribute(new AttributeRecord(Outcome, "cancelled"));
        }
        else
        {
            RecordError(record, exception, withStackTrace);
        }
    }

    private static void RecordError(SpanRecord record, Exception exception, bool withStackTrace)
    {
        record.Status = SpanStatus.Error;
        record.SetAttribute(new AttributeRecord(ErrorType, TypeNameOf(exception)));
        try
        {
            var message = exception.Message ?? "";
            record.StatusDescription = message;
            record.SetAttribute(new AttributeRecord(ExceptionMessage, message));
            if (withStackTrace)
            {
                record.SetAttribute(new AttributeRecord(ExceptionStackTrace, exception.ToString()));
            }
        }
        catch (Exception)
        {
            // Message and ToString are virtual: user code that may itself throw.
            record.Problems |= SpanProblems.FailingValue;
        }
    }

    private static string TypeNameOf(Exception exception)
    {
        var type = exception.GetType();
        return type.FullName ?? type.Name;
    }
}
