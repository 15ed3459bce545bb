using System.Diagnostics;
using Instrumentation.CompilerServices;
using Instrumentation.Reporting;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Tests.Reporting;

/// <summary>A reporter that hangs while it is opened. The clock is the test's: nothing here waits in real time.</summary>
public sealed class ReporterOpeningTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ManualResetEventSlim _gate = new();

    [Fact]
    public async Task A_reporter_that_hangs_in_Open_is_left_out_after_ten_seconds_and_the_others_start()
    {
        var hanging = new ScriptedReporter { OnOpen = _gate.Wait };
        var sound = new ScriptedReporter();
        await using var registry = await CreateAsync(hanging, sound);

        registry.Group.AddSpan(Span.Builder(GetType(), "work"));
        await registry.DisposeAsync();

        Assert.Equal([RegistryUnderTest.Memory, RegistryUnderTest.Name(1)], registry.Registry.Reporters.Keys.Order());
        Assert.Equal((1, 1), (sound.Notified, sound.Closed));
        Assert.Equal((0, 0), (hanging.Notified, hanging.Closed));
        var entry = Assert.Single(registry.Log.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains("reporter0 did not return from Open within 10 s", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_opens_later_it_is_closed_once_and_what_it_throws_then_is_said()
    {
        var hanging = new ScriptedReporter { OnOpen = _gate.Wait, OnClose = () => throw new InvalidDataException("gone") };
        await using var registry = await CreateAsync(hanging);

        _gate.Set();
        await Wait.Until(() => registry.Log.Entries.Count == 2);
        await registry.DisposeAsync();

        Assert.Equal((1, 1, 0), (hanging.Opened, hanging.Closed, hanging.Notified));
        Assert.IsType<InvalidDataException>(registry.Log.Entries[1].Exception);
    }

    [Fact]
    public async Task One_that_throws_when_its_time_is_over_is_not_said_again()
    {
        using var thrown = new ManualResetEventSlim();
        var hanging = new ScriptedReporter { OnOpen = ThrowLate };
        await using var registry = await CreateAsync(hanging);

        _gate.Set();
        thrown.Wait(Wait.Limit);
        await registry.DisposeAsync();

        Assert.Equal(0, hanging.Closed);
        Assert.Single(registry.Log.Entries);

        void ThrowLate()
        {
            _gate.Wait();
            thrown.Set();
            throw new InvalidDataException("late");
        }
    }

    [Fact]
    public async Task A_timeout_that_the_reporter_itself_throws_is_its_own()
    {
        var broken = new ScriptedReporter { OnOpen = () => throw new TimeoutException("no answer") };
        await using var registry = RegistryUnderTest.Create(_time, broken);

        Assert.Equal("no answer", Assert.IsType<TimeoutException>(Assert.Single(registry.Log.Entries).Exception).Message);
    }

    [Fact]
    public async Task Reporters_open_one_after_another_in_their_order()
    {
        var (order, inside) = (new List<int>(), 0);
        var reporters = Enumerable.Range(0, 5).Select(i => new ScriptedReporter { OnOpen = () => Enter(i) }).ToArray();

        await using var registry = RegistryUnderTest.Create(reporters);

        Assert.Equal([0, 1, 2, 3, 4], order);
        Assert.Empty(registry.Log.Entries);

        void Enter(int i)
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            order.Add(i);
            Interlocked.Decrement(ref inside);
        }
    }

    [Fact]
    public async Task Open_does_not_see_the_span_and_the_activity_of_whoever_creates_the_registry()
    {
        await using var outer = RegistryUnderTest.Create();
        var seen = new List<object?>();
        using var activity = new Activity("start-up").Start();
        var span = new SpanSite("scope", "start-up").Start(outer.Group);

        await using var inner = RegistryUnderTest.Create(new ScriptedReporter { OnOpen = () => seen.AddRange([CurrentSpan.Value, Activity.Current]) });

        Assert.NotNull(CurrentSpan.Value);
        span.Report();
        Assert.Equal([null, null], seen);
    }

    public void Dispose()
    {
        _gate.Set();
        _gate.Dispose();
    }

    /// <summary>Creates a registry whose first reporter hangs.</summary>
    private async Task<RegistryUnderTest> CreateAsync(params ScriptedReporter[] reporters)
    {
        var creating = Task.Factory.StartNew(
            () => RegistryUnderTest.Create(_time, reporters), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Wait.Until(() => reporters[0].Opened == 1);
        var start = _time.GetTimestamp();
        await Wait.Until(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return creating.IsCompleted;
        });
        Assert.InRange(_time.GetElapsedTime(start), ReporterOpening.Limit, TimeSpan.MaxValue);
        return await creating;
    }
}
