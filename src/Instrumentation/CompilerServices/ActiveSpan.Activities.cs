using System.Diagnostics;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <content>The activity that a span runs as while the application listens to the source <c>Instrumentation</c>.</content>
public sealed partial class ActiveSpan
{
    private Activity? _activity;
    private Activity? _outerActivity;
    private bool _activityIsCurrent;

    private void StartActivity()
    {
        _outerActivity = Activity.Current;
        _activity = SpanActivities.Start(_record, CurrentSpan.Value);
        _activityIsCurrent = _activity is not null;
    }

    private void EnterActivity()
    {
        if (_activity is not null && !_activityIsCurrent)
        {
            _outerActivity = Activity.Current;
            Activity.Current = _activity;
            _activityIsCurrent = true;
        }
    }

    private void LeaveActivity()
    {
        if (_activityIsCurrent)
        {
            _activityIsCurrent = false;
            Activity.Current = _outerActivity;
        }
    }

    private void StopActivity(bool isWanted)
    {
        if (_activity is not { } activity)
        {
            return;
        }

        // Stopping makes the activity's predecessor the current one, which may be another one than here and now.
        var current = Activity.Current;
        SpanActivities.Stop(activity, _record, isWanted);
        Activity.Current = current;
        (_activity, _outerActivity) = (null, null);
    }
}
