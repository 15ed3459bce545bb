using Instrumentation.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Runtime;

public class WarningThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WarningThrottle _throttle;

    public WarningThrottleTests() => _throttle = new WarningThrottle(_time);

    [Fact]
    public void The_same_warning_passes_once_in_ten_seconds()
    {
        Assert.True(_throttle.Allows(new Warning("full", "a")));
        Assert.False(_throttle.Allows(new Warning("full", "a")));
        Assert.True(_throttle.Allows(new Warning("full", "b")));

        _time.Advance(WarningThrottle.Interval - TimeSpan.FromTicks(1));
        Assert.False(_throttle.Allows(new Warning("full", "a")));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(_throttle.Allows(new Warning("full", "a")));
        Assert.False(_throttle.Allows(new Warning("full", "a")));
    }

    [Fact]
    public void Of_endless_different_warnings_a_thousand_pass_in_ten_seconds()
    {
        var passed = Enumerable.Range(0, 50_000).Count(i => _throttle.Allows(new Warning("full", $"{i}")));
        Assert.Equal(WarningThrottle.MaxRemembered, passed);

        _time.Advance(WarningThrottle.Interval);
        Assert.Equal(WarningThrottle.MaxRemembered, Enumerable.Range(50_000, 50_000).Count(i => _throttle.Allows(new Warning("full", $"{i}"))));
    }

    [Fact]
    public void Of_many_threads_with_the_same_warning_one_may_say_it()
    {
        for (var round = 0; round < 500; round++)
        {
            var passed = 0;
            Parallel.For(0, 8, _ => Interlocked.Add(ref passed, _throttle.Allows(new Warning("full", $"{round}")) ? 1 : 0));
            Assert.Equal(1, passed);
        }
    }
}
