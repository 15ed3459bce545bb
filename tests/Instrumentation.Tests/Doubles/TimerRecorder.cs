using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Doubles;

/// <summary>A clock that a test moves, and that knows which timers were started.</summary>
internal sealed class TimerRecorder : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _dueTimes = new();

    public IReadOnlyList<TimeSpan> DueTimes => [.. _dueTimes];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _dueTimes.Enqueue(dueTime);
        return timer;
    }
}
