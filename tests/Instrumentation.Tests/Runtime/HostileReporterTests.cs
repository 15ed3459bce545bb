using Instrumentation.CompilerServices;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Runtime;

/// <summary>Whatever a reporter does, neither the function nor the other reporters notice, and the counts tell.</summary>
public class HostileReporterTests
{
    public static TheoryData<Type> Errors => new(
        typeof(InvalidOperationException), typeof(OutOfMemoryException), typeof(TypeLoadException), typeof(NotImplementedException),
        typeof(OperationCanceledException), typeof(AccessViolationException), typeof(InsufficientExecutionStackException));

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task What_a_queued_reporter_throws_is_counted_and_the_next_span_comes(Type error)
    {
        var reporter = new ScriptedReporter { OnSpan = _ => throw (Exception)Activator.CreateInstance(error)! };
        await using var registry = RegistryUnderTest.Create(reporter);

        AddSpans(registry, 3);
        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));

        Assert.Equal(3, reporter.Notified);
        Assert.Equal(new ReporterStatistics(0, 0, 3, 0), registry.StatisticsOf(0));
        Assert.Equal(3, registry.Spans.Count);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task What_an_inline_reporter_throws_reaches_neither_the_function_nor_the_next_reporter(Type error)
    {
        var reporter = new ScriptedReporter { IsInline = true, OnSpan = _ => throw (Exception)Activator.CreateInstance(error)! };
        var next = new ScriptedReporter { IsInline = true };
        await using var registry = RegistryUnderTest.Create(reporter, next);

        AddSpans(registry, 3);
        new SpanSite("scope", "wrapper").Start(registry.Group).Report();

        Assert.Equal(new ReporterStatistics(0, 0, 4, 0), registry.StatisticsOf(0));
        Assert.Equal(4, next.Notified);
    }

    [Fact]
    public async Task A_failure_is_logged_with_the_reporters_name_and_not_once_per_span()
    {
        await using var registry = RegistryUnderTest.Create(
            new ScriptedReporter { IsInline = true, OnSpan = _ => throw new InvalidDataException("full") });

        AddSpans(registry, 1_000);

        var entry = Assert.Single(registry.Log.Entries);
        Assert.Contains("'reporter0'", entry.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(entry.Exception);
    }

    [Fact]
    public async Task A_reporter_that_throws_in_Open_is_left_out_and_the_others_start()
    {
        var broken = new ScriptedReporter { OnOpen = () => throw new InvalidDataException("no port") };
        var sound = new ScriptedReporter { IsInline = true };
        await using var registry = RegistryUnderTest.Create(broken, sound);

        AddSpans(registry, 1);

        Assert.Equal([RegistryUnderTest.Memory, RegistryUnderTest.Name(1)], registry.Registry.Reporters.Keys.Order());
        Assert.Equal((0, 1), (broken.Notified, sound.Notified));
        Assert.Contains(registry.Log.Entries, entry => entry.Message.Contains(" reporter0", StringComparison.Ordinal) && entry.Exception is InvalidDataException);
    }

    [Fact]
    public async Task A_reporter_that_throws_in_Close_does_not_keep_the_others_from_closing()
    {
        var broken = new ScriptedReporter { IsInline = true, OnClose = () => throw new InvalidDataException("gone") };
        var queued = new ScriptedReporter { OnClose = () => throw new InvalidDataException("gone") };
        var sound = new ScriptedReporter();
        var registry = RegistryUnderTest.Create(broken, queued, sound);

        await registry.DisposeAsync();

        Assert.Equal([1, 1, 1], new[] { broken.Closed, queued.Closed, sound.Closed });
        Assert.Equal(2, registry.Log.Entries.Count(entry => entry.Exception is InvalidDataException));
    }

    [Fact]
    public async Task A_reporter_that_hangs_holds_up_neither_the_function_nor_the_others()
    {
        using var hanging = new HangingReporter();
        var sound = new ScriptedReporter();
        await using var registry = RegistryUnderTest.Create(TimeProvider.System, queueSize: 10, hanging, sound);
        AddSpans(registry, 1);
        await hanging.Entered;
        await Wait.Until(() => sound.Notified == 1);

        for (var i = 0; i < 5; i++)
        {
            AddSpans(registry, 10);
            await Wait.Until(() => sound.Notified == (10 * (i + 1)) + 1);
        }

        // One is in the hanging call, ten wait, the newest are dropped.
        Assert.Equal(new ReporterStatistics(0, 40, 0, 11), registry.StatisticsOf(0));
        Assert.Equal(51, registry.Spans.Count);
        Assert.Contains("queue of trace reporter 'reporter0' is full", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
        Assert.False(await registry.Registry.FlushAsync(TimeSpan.FromMilliseconds(1)));

        hanging.Release();
        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        Assert.Equal(new ReporterStatistics(11, 40, 0, 0), registry.StatisticsOf(0));
    }

    [Fact]
    public async Task The_oldest_spans_are_the_ones_kept_when_the_queue_is_full()
    {
        using var gate = new ManualResetEventSlim();
        var names = new List<string>();
        var reporter = new ScriptedReporter
        {
            OnSpan = span =>
            {
                gate.Wait();
                names.Add(span.Name);
            },
        };
        await using var registry = RegistryUnderTest.Create(TimeProvider.System, queueSize: 2, reporter);
        registry.Group.AddSpan(New("0"));
        await Wait.Until(() => reporter.Notified == 1);

        Array.ForEach(["1", "2", "3", "4"], name => registry.Group.AddSpan(New(name)));
        gate.Set();
        await registry.Registry.FlushAsync(Wait.Limit);

        Assert.Equal(["0", "1", "2"], names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reporter_that_reports_spans_while_it_takes_one_does_not_feed_itself(bool isInline)
    {
        RegistryUnderTest? registry = null;
        var reporter = new ScriptedReporter { IsInline = isInline, OnSpan = _ => registry!.Group.AddSpan(New("echo")) };
        await using (registry = RegistryUnderTest.Create(reporter))
        {
            AddSpans(registry, 2);
            await registry.Registry.FlushAsync(Wait.Limit);

            Assert.Equal(new ReporterStatistics(2, 2, 0, 0), registry.StatisticsOf(0));
            Assert.DoesNotContain(registry.Spans, span => span.Name == "echo");
            Assert.Contains("'echo'", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reporter_may_report_to_another_registry_but_not_in_a_circle()
    {
        RegistryUnderTest? first = null;
        RegistryUnderTest? second = null;
        var toSecond = new ScriptedReporter { IsInline = true, OnSpan = _ => second!.Group.AddSpan(New("there")) };
        var toFirst = new ScriptedReporter { IsInline = true, OnSpan = _ => first!.Group.AddSpan(New("back")) };
        await using (first = RegistryUnderTest.Create(toSecond))
        await using (second = RegistryUnderTest.Create(toFirst))
        {
            AddSpans(first, 1);
            AddSpans(first, 1);

            Assert.Equal(["there", "there"], second.Spans.Select(span => span.Name));
            Assert.Equal(2, first.Spans.Count);
            Assert.Equal(2, first.StatisticsOf(0).Dropped);
        }
    }

    [Fact]
    public async Task A_reporter_that_waits_for_the_registry_from_within_a_span_does_not_wait_for_ever()
    {
        RegistryUnderTest? registry = null;
        bool? flushed = null;
        var reporter = new ScriptedReporter { OnSpan = _ => flushed = registry!.Registry.FlushAsync(TimeSpan.FromMilliseconds(5)).GetAwaiter().GetResult() };
        await using (registry = RegistryUnderTest.Create(reporter))
        {
            AddSpans(registry, 1);
            await Wait.Until(() => registry.StatisticsOf(0).Reported == 1);

            Assert.False(flushed);
        }
    }

    [Fact]
    public async Task A_logger_that_throws_reaches_nobody()
    {
        var logger = new ThrowingLogger();
        var registry = RegistryUnderTest.WithLogger(
            logger,
            new ScriptedReporter { OnOpen = () => throw new InvalidDataException() },
            new ScriptedReporter { OnSpan = _ => throw new InvalidDataException() },
            new ScriptedReporter { IsInline = true, OnSpan = _ => throw new InvalidDataException() });
        var builder = New("a");

        registry.Group.AddSpan(builder);
        registry.Group.AddSpan(builder);
        registry.Group.AddSpan(null!);
#pragma warning disable SPAN109 // Part of the hostility.
        registry.Group.AddSpan(Span.Builder(null!, null!));
#pragma warning restore SPAN109
        registry.Group.AddGroup(null!);
        builder.SetAttribute("late", 1L);
        await registry.DisposeAsync();
        registry.Group.AddSpan(New("after"));

        Assert.Equal(2, registry.Spans.Count);
        Assert.True(logger.Calls >= 7);
    }

    [Fact]
    public async Task A_reporters_thread_does_not_inherit_the_span_of_whoever_created_the_registry()
    {
        await using var outer = RegistryUnderTest.Create();
        var parents = new List<SpanContextNode?>();
        var span = new SpanSite("scope", "start-up").Start(outer.Group);
        await using var inner = RegistryUnderTest.Create(new ScriptedReporter { OnSpan = _ => parents.Add(CurrentSpan.Value) });
        span.Report();

        AddSpans(inner, 1);
        await inner.Registry.FlushAsync(Wait.Limit);

        Assert.Equal([null], parents);
    }

    private static SpanBuilder New(string name) => Span.Builder(typeof(HostileReporterTests), name);

    private static void AddSpans(RegistryUnderTest registry, int count)
    {
        for (var i = 0; i < count; i++)
        {
            registry.Group.AddSpan(New("work"));
        }
    }
}
