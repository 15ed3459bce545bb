using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrumentation.Benchmarks.Loads;

/// <summary>Reports spans from many threads as fast as it can to some reporters, and keeps what became of them and what it cost.</summary>
internal sealed class Load(string whenFull, int threads, int spansPerThread, params LoadedReporter[] reporters)
{
    private readonly long[] _longestCalls = new long[threads];
    private long _peakHeap;

    public string WhenFull => whenFull;

    public long Added => (long)threads * spansPerThread;

    public TimeSpan Elapsed { get; private set; }

    public TimeSpan LongestCall => Stopwatch.GetElapsedTime(0, _longestCalls.Max());

    public long PeakHeap => _peakHeap;

    public IReadOnlyDictionary<string, ReporterStatistics> WhenAdded { get; private set; } = null!;

    public IReadOnlyDictionary<string, ReporterStatistics> WhenClosed { get; private set; } = null!;

    public async Task RunAsync()
    {
        var settings = reporters
            .SelectMany(reporter => new[] { (reporter.Name, Key: "factory.class", Value: nameof(LoadedReporterFactory)), (reporter.Name, Key: "queue.when-full", Value: whenFull) })
            .ToDictionary(key => $"traces.reporter.{key.Name}.{key.Key}", key => key.Value);
        var registry = TraceRegistry.Create(settings, NullLoggerFactory.Instance, [new LoadedReporterFactory(reporters)]);
        GC.Collect();
        using var watching = new Timer(_ => _peakHeap = Math.Max(_peakHeap, GC.GetTotalMemory(forceFullCollection: false)), state: null, dueTime: 0, period: 5);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, threads).Select(i => Task.Factory.StartNew(
            () => _longestCalls[i] = AddSpans(registry.RootMetricGroup), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Elapsed = Stopwatch.GetElapsedTime(start);
        WhenAdded = registry.Statistics;
        await registry.DisposeAsync();
        WhenClosed = registry.Statistics;
    }

    private long AddSpans(MetricGroup group)
    {
        long longest = 0;
        for (var i = 0; i < spansPerThread; i++)
        {
            var span = Span.Builder(typeof(Load), "load").SetAttribute("i", (long)i);
            var start = Stopwatch.GetTimestamp();
            group.AddSpan(span);
            longest = Math.Max(longest, Stopwatch.GetTimestamp() - start);
        }

        return longest;
    }
}
