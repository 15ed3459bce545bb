using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Reporting;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Runtime;

public class FloodTests
{
    private const int Threads = 4;
    private const int QueueSize = 1_000;

    /// <summary>What a queue may hold, and the span in the reporter's hands.</summary>
    private const long Held = QueueSize + 1;

    [Fact]
    public async Task Of_four_million_spans_each_reporter_accounts_for_every_one_and_none_holds_up_the_functions()
    {
        const int SpansPerThread = 1_000_000;
        const long Added = (long)Threads * SpansPerThread;
        using var hanging = new HangingReporter();
        var fast = new ScriptedReporter();
        var slow = new ScriptedReporter { OnSpan = _ => Thread.SpinWait(100) };
        var throwing = new ScriptedReporter { OnSpan = span => throw new InvalidDataException(span.Name) };
        var sometimes = new ScriptedReporter { IsInline = true, OnSpan = ThrowOnceInAThousand };
        var inPlace = new InPlaceReader();
        var registry = Create(inPlace, sometimes, fast, slow, throwing, hanging);
        var bytesBefore = GC.GetTotalMemory(forceFullCollection: true);

        // Ends although one of the reporters never returns.
        await Flood(registry.RootMetricGroup, new SpanSite("scope", "call") { IsLeaf = true }, SpansPerThread);
        Assert.Equal(new ReporterStatistics(0, Added - Held, 0, Held), Counts(registry, 5));
        Assert.All(registry.Statistics.Values, counts => Assert.InRange(counts.Queued, 0, Held));

        // Of one reporter alone, all spans would be a gigabyte. Other tests run beside this one.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - bytesBefore, long.MinValue, 256 * 1024 * 1024);
        hanging.Release();
        await registry.DisposeAsync();

        Assert.All(registry.Statistics.Values, counts => Assert.Equal((Added, 0L), (counts.Reported + counts.Dropped + counts.Failed, counts.Queued)));
        Assert.Equal(new ReporterStatistics(Added, 0, 0, 0), Counts(registry, 0));
        Assert.Equal((Added, Added * 2), (inPlace.Spans, inPlace.Attributes));
        Assert.Equal(new ReporterStatistics(Added - (Added / 1_000), 0, Added / 1_000, 0), Counts(registry, 1));
        Assert.Equal((fast.Notified, 0L), (Counts(registry, 2).Reported, Counts(registry, 2).Failed));
        Assert.Equal((slow.Notified, 0L), (Counts(registry, 3).Reported, Counts(registry, 3).Failed));
        Assert.True(Counts(registry, 3).Dropped > 0);
        Assert.Equal((0L, throwing.Notified), (Counts(registry, 4).Reported, Counts(registry, 4).Failed));
        Assert.True(throwing.Notified > CircuitBreaker.FailuresToOpen);
        Assert.Equal(new ReporterStatistics(Held, Added - Held, 0, 0), Counts(registry, 5));
    }

    [Theory]
    [InlineData(WhenQueueFull.DropNewest)]
    [InlineData(WhenQueueFull.DropOldest)]
    [InlineData(WhenQueueFull.Wait)]
    internal async Task The_counts_never_run_ahead_or_negative_while_spans_are_added(WhenQueueFull rule)
    {
        const int SpansPerThread = 100_000;
        const long Added = (long)Threads * SpansPerThread;
        await using var registry = RegistryUnderTest.Create(
            TimeProvider.System, new QueueSettings(100, rule, Wait.Limit), new ScriptedReporter());
        var flood = Flood(registry.Group, new SpanSite("scope", "call"), SpansPerThread);

        while (!flood.IsCompleted)
        {
            var counts = registry.StatisticsOf(0);
            Assert.InRange(counts.Queued, 0, Added);
            Assert.InRange(counts.Reported + counts.Dropped, 0, Added);
        }

        await flood;
        Assert.True(await registry.Registry.FlushAsync(Wait.Limit));
        Assert.Equal((Added, 0L), (registry.StatisticsOf(0).Reported + registry.StatisticsOf(0).Dropped, registry.StatisticsOf(0).Queued));
        Assert.True(rule != WhenQueueFull.Wait || registry.StatisticsOf(0).Dropped == 0);
    }

    private static void ThrowOnceInAThousand(Span span)
    {
        if ((long)span.Attributes["i"] % 1_000 == 0)
        {
            throw new InvalidDataException(span.Name);
        }
    }

    private static TraceRegistry Create(params ITraceReporter[] reporters)
    {
        var setups = reporters.Select((reporter, i) =>
            ReporterSetup.ForObject(reporter, new ReporterConfig(RegistryUnderTest.Name(i), new Dictionary<string, string>()))
            with { Queue = QueueSettings.Default with { Size = QueueSize } });
        return TraceRegistry.Create(setups, new LogRecorder(), TimeProvider.System);
    }

    private static ReporterStatistics Counts(TraceRegistry registry, int reporter) => registry.Statistics[RegistryUnderTest.Name(reporter)];

    private static Task Flood(MetricGroup root, SpanSite site, int spansPerThread) => Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
        () =>
        {
            var group = root.AddGroup("k", "v");
            for (var i = 0; i < spansPerThread; i++)
            {
                if (i % 2 == 0)
                {
                    var span = site.Start(group);
                    span.SetAttribute("i", i);
                    span.Report();
                }
                else
                {
                    group.AddSpan(Span.Builder(typeof(FloodTests), "by hand").SetAttribute("i", (long)i));
                }
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default)));
}
