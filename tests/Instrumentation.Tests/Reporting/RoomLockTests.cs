using Instrumentation.Reporting;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Reporting;

/// <summary>Who waits for room, and for how long. The clock is the test's.</summary>
public class RoomLockTests
{
    private readonly FakeTimeProvider _time = new();
    private bool _isFull = true;

    [Theory]
    [InlineData(2.0)]
    [InlineData(365.0 * 86_400)]
    public async Task Who_waits_gets_the_room_that_comes_and_waits_no_longer(double limit)
    {
        var room = new RoomLock(TimeSpan.FromSeconds(limit), _time);
        var waiting = WaitAsync(room);
        await Wait.Until(() => room.Waiters == 1);

        MakeRoom(room);

        Assert.True(await waiting.WaitAsync(Wait.Limit));
        Assert.Equal(0, room.Waiters);
    }

    [Fact]
    public async Task Who_came_as_long_ago_as_the_limit_does_not_wait()
    {
        var room = new RoomLock(TimeSpan.FromSeconds(2), _time);
        var since = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await WaitAsync(room, since).WaitAsync(Wait.Limit));
        Assert.Equal(0, room.Waiters);
    }

    [Fact]
    public async Task A_pause_that_takes_longer_than_the_limit_is_not_waited_for_but_the_rest_of_one_that_does_not_is()
    {
        var room = new RoomLock(TimeSpan.FromSeconds(2), _time);
        lock (room)
        {
            room.BeginPause(TimeSpan.FromSeconds(10));
        }

        Assert.False(await WaitAsync(room).WaitAsync(Wait.Limit));

        _time.Advance(TimeSpan.FromSeconds(9));
        var waiting = WaitAsync(room);
        await Wait.Until(() => room.Waiters == 1 || waiting.IsCompleted);
        MakeRoom(room);
        Assert.True(await waiting.WaitAsync(Wait.Limit));
    }

    [Fact]
    public async Task Who_waits_gives_up_when_a_pause_begins_that_takes_longer_than_the_limit()
    {
        var room = new RoomLock(TimeSpan.FromHours(1), _time);
        var waiting = WaitAsync(room);
        await Wait.Until(() => room.Waiters == 1);

        lock (room)
        {
            room.BeginPause(TimeSpan.FromHours(2));
        }

        Assert.False(await waiting.WaitAsync(Wait.Limit));
    }

    [Fact]
    public async Task The_end_of_a_pause_has_those_who_wait_look_for_room()
    {
        var room = new RoomLock(TimeSpan.FromHours(1), _time);
        lock (room)
        {
            room.BeginPause(TimeSpan.FromSeconds(10));
        }

        var waiting = WaitAsync(room);
        await Wait.Until(() => room.Waiters == 1);
        Assert.True(room.IsPaused);

        lock (room)
        {
            _isFull = false;
            room.EndPause();
        }

        Assert.True(await waiting.WaitAsync(Wait.Limit));
        Assert.False(room.IsPaused);
    }

    private Task<bool> WaitAsync(RoomLock room, long? since = null)
    {
        var came = since ?? _time.GetTimestamp();
        return Task.Factory.StartNew(
            () =>
            {
                lock (room)
                {
                    return room.WaitWhile(() => _isFull, came);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private void MakeRoom(RoomLock room)
    {
        lock (room)
        {
            _isFull = false;
            Monitor.PulseAll(room);
        }
    }
}
