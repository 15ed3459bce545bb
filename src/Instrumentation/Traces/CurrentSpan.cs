using System.Diagnostics;

namespace Instrumentation.Traces;

/// <summary>The span that the running code is inside of. It flows as <see cref="Activity.Current"/> does: with awaits, tasks and new threads.</summary>
internal static class CurrentSpan
{
    private static readonly AsyncLocal<SpanContextNode?> Flow = new();

    public static SpanContextNode? Value
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Gives a record its trace and parent: the current span's, else those of the application's W3C activity, else a new trace.</summary>
    /// <param name="record">The record, whose own span id is given as well.</param>
    /// <param name="current">What <see cref="Value"/> is.</param>
    public static void Join(CompilerServices.SpanRecord record, SpanContextNode? current)
    {
        record.SpanId = SpanIds.NewSpanId();
        if (current is not null)
        {
            record.TraceId = current.TraceId;
            record.ParentSpanId = current.SpanId;
        }
        else if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            record.TraceId = CompilerServices.TraceIdBits.From(activity.TraceId);
            record.ParentSpanId = SpanIds.From(activity.SpanId);
        }
        else
        {
            record.TraceId = SpanIds.NewTraceId();
            record.ParentSpanId = 0;
        }
    }
}
