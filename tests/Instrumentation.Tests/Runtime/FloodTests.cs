using Instrumentation.CompilerServices;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Runtime;

public class FloodTests
{
    private const int Threads = 4;
    private const int SpansPerThread = 100_000;
    private const long Added = Threads * SpansPerThread;

    [Fact]
    public async Task Of_400000_spans_from_four_threads_each_reporter_accounts_for_every_one()
    {
        var fast = new ScriptedReporter();
        var slow = new ScriptedReporter { OnSpan = _ => Thread.SpinWait(100) };
        var throwing = new ScriptedReporter { OnSpan = span => throw new InvalidDataException(span.Name) };
        var sometimes = new ScriptedReporter { IsInline = true, OnSpan = OnlyEveryThird };
        var inPlace = new InPlaceReader();
        var registry = RegistryUnderTest.Create(TimeProvider.System, queueSize: 1_000, fast, slow, throwing, sometimes, inPlace);

        await Flood(registry, new SpanSite("scope", "call") { IsLeaf = true });
        await registry.DisposeAsync();

        Assert.All(registry.Registry.Statistics.Values, counts =>
            Assert.Equal((Added, 0L), (counts.Reported + counts.Dropped + counts.Failed, counts.Queued)));
        Assert.Equal((fast.Notified, 0L), (registry.StatisticsOf(0).Reported, registry.StatisticsOf(0).Failed));
        Assert.Equal((slow.Notified, 0L), (registry.StatisticsOf(1).Reported, registry.StatisticsOf(1).Failed));
        Assert.Equal((0L, throwing.Notified), (registry.StatisticsOf(2).Reported, registry.StatisticsOf(2).Failed));
        Assert.Equal((0L, Added), (registry.StatisticsOf(3).Dropped, (long)sometimes.Notified));
        Assert.Equal(new ReporterStatistics(Added, 0, 0, 0), registry.StatisticsOf(4));
        Assert.Equal((Added, Added * 2), (inPlace.Spans, inPlace.Attributes));
        Assert.True(registry.StatisticsOf(1).Dropped > 0);
        Assert.True(registry.StatisticsOf(3).Failed > 0);
    }

    [Fact]
    public async Task The_counts_never_run_ahead_or_negative_while_spans_are_added()
    {
        await using var registry = RegistryUnderTest.Create(TimeProvider.System, queueSize: 100, new ScriptedReporter());
        var flood = Flood(registry, new SpanSite("scope", "call"));

        while (!flood.IsCompleted)
        {
            var counts = registry.StatisticsOf(0);
            Assert.InRange(counts.Queued, 0, Added);
            Assert.InRange(counts.Reported + counts.Dropped, 0, Added);
        }

        await flood;
    }

    [Fact]
    public async Task Ten_thousand_random_trees_reach_two_reporters_unchanged_each_with_the_variables_of_its_group()
    {
        var seen = new List<Span>();
        await using var registry = RegistryUnderTest.Create(new ScriptedReporter { OnSpan = seen.Add });
        var random = new Random(7);
        var expected = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            var builder = RandomTree(random, depth: 4);
            expected.Add(Shape(builder.Build()));
            registry.Group.AddGroup("tenant", $"{i % 3}").AddSpan(builder);
        }

        await registry.Registry.FlushAsync(Wait.Limit);

        Assert.Equal(expected, registry.Spans.Select(Shape));
        Assert.Equal(expected, seen.Select(Shape));
        Assert.All(seen.Select((span, i) => (span, i)), entry => AssertVariable(entry.span, $"{entry.i % 3}"));
    }

    private static void OnlyEveryThird(Span span)
    {
        if ((long)span.Attributes["i"] % 3 != 0)
        {
            throw new InvalidDataException(span.Name);
        }
    }

    private static Task Flood(RegistryUnderTest registry, SpanSite site) => Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
        () =>
        {
            var group = registry.Group.AddGroup("k", "v");
            for (var i = 0; i < SpansPerThread; i++)
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

    private static SpanBuilder RandomTree(Random random, int depth)
    {
        var builder = Span.Builder(typeof(FloodTests), $"{random.Next(100)}").SetStartTsMillis(random.Next(1, 1_000)).SetEndTsMillis(1_000 + random.Next(100));
        for (var i = random.Next(4); i > 0; i--)
        {
            builder.SetAttribute($"k{i}", random.NextDouble());
        }

        for (var i = depth == 0 ? 0 : random.Next(3); i > 0; i--)
        {
            builder.AddChild(RandomTree(random, depth - 1));
        }

        return builder;
    }

    private static string Shape(Span span) =>
        $"{span.SpanId}<{span.ParentSpanId} {span.Name} {span.StartTsMillis}-{span.EndTsMillis} "
        + $"[{string.Join(',', span.Attributes.Where(entry => entry.Key != "<tenant>").Select(entry => $"{entry.Key}={entry.Value}"))}] "
        + $"({string.Join(' ', span.Children.Select(Shape))})";

    private static void AssertVariable(Span span, string tenant)
    {
        Assert.Equal(tenant, span.Attributes["<tenant>"]);
        Assert.All(span.Children, child => AssertVariable(child, tenant));
    }
}
