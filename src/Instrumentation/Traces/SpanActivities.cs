using System.Diagnostics;
using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// Runs the spans of <c>[Span]</c> methods as activities of the source <c>Instrumentation</c> while somebody listens to it, so that the application's own
/// pipeline, the headers of its HTTP requests and its log scopes know them. The activity chooses the ids, because those of an activity cannot be set.
/// Listeners are code of the application: what they throw does not reach the function.
/// </summary>
internal static class SpanActivities
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Instrumentation";

    private static readonly ActivitySource Source = new(SourceName, typeof(SpanActivities).Assembly.GetName().Version?.ToString(3));

    public static bool HasListeners => Source.HasListeners();

    /// <summary>Starts the activity of a span, and gives the span its ids.</summary>
    /// <param name="record">The span, which has ids and a parent.</param>
    /// <param name="current">The span around it.</param>
    /// <returns>The activity; <see langword="null"/> when no listener wants it, or one has thrown.</returns>
    public static Activity? Start(SpanRecord record, SpanContextNode? current)
    {
        var outer = Activity.Current;
        try
        {
            if (current is { SpanId: 0 })
            {
                // A trace without a parent: an activity would take the current one.
                Activity.Current = null;
            }

            var activity = Source.StartActivity(record.Name, record.Kind, ParentOf(record, current));
            if (activity is { IdFormat: ActivityIdFormat.W3C })
            {
                record.TraceId = TraceIdBits.From(activity.TraceId);
                record.SpanId = SpanIds.From(activity.SpanId);
            }

            Activity.Current = activity ?? outer;
            return activity;
        }
        catch (Exception)
        {
            record.Problems |= SpanProblems.FailingListener;
            Activity.Current = outer;
            return null;
        }
    }

    /// <summary>Ends the activity of a span as the span ends.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="record">The span, complete.</param>
    /// <param name="isWanted">False for a span that is not reported, whose activity is not exported either.</param>
    public static void Stop(Activity activity, SpanRecord record, bool isWanted)
    {
        try
        {
            if (!isWanted)
            {
                activity.IsAllDataRequested = false;
                activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            }
            else if (activity.IsAllDataRequested)
            {
                lock (record)
                {
                    // A builder that was handed to other threads may still be written to.
                    Describe(activity, record);
                }
            }

            activity.SetStartTime(SpanTime.ToDateTime(record.StartTimeUnixNanos));
            activity.SetEndTime(SpanTime.ToDateTime(record.EndTimeUnixNanos));
            activity.Stop();
        }
        catch (Exception)
        {
            record.Problems |= SpanProblems.FailingListener;
        }
    }

    // The default takes Activity.Current, and with it the parent as an object.
    private static ActivityContext ParentOf(SpanRecord record, SpanContextNode? current) =>
        current is null || (Activity.Current is { } activity && SpanIds.From(activity.SpanId) == record.ParentSpanId) ? default : current.ToActivityContext();

    private static void Describe(Activity activity, SpanRecord record)
    {
        activity.DisplayName = record.Name;
        foreach (ref readonly var attribute in record.Attributes)
        {
            activity.SetTag(attribute.Key, attribute.Boxed);
        }

#if NET9_0_OR_GREATER
        foreach (var link in record.Links)
        {
            activity.AddLink(new ActivityLink(link));
        }
#endif

        if (record.Status != SpanStatus.Unset)
        {
            activity.SetStatus(record.Status == SpanStatus.Ok ? ActivityStatusCode.Ok : ActivityStatusCode.Error, record.StatusDescription);
        }
    }
}
