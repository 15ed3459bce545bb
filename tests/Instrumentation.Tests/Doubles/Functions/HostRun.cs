using System.Runtime.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Runtime;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Runs a function of each kind in a host, over the values 1, 2 and 3.</summary>
internal static class HostRun
{
    private static readonly RichFunctionHost Host = new();

    public static RuntimeContext Context { get; } = new(new JobInfo("id", "job"), new TaskInfo("task"), MetricGroup.Unregistered);

    /// <summary>The kinds, for theories.</summary>
    public static TheoryData<string> Kinds => new("Source", "Map", "FlatMap", "Filter", "Reduce", "AsyncMap", "Sink");

    public static IAsyncEnumerable<int> Of(string kind, LifeStory story, CancellationToken token = default) => kind switch
    {
        "Source" => Host.Source(new TellingSource(story), Context, token),
        "Map" => Host.Map(Numbers(), new TellingMap(story), Context, token),
        "FlatMap" => Host.FlatMap(Numbers(), new TellingFlatMap(story), Context, token),
        "Filter" => Host.Filter(Numbers(), new TellingFilter(story), Context, token),
        "Reduce" => Host.Reduce(Numbers(), new TellingReduce(story), Context, token),
        "AsyncMap" => Host.AsyncMap(Numbers(), new TellingAsync(story), Context, token, capacity: 1),
        "Sink" => Sink(story, token),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    public static async IAsyncEnumerable<int> Numbers(int count = 3)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<int> Sink(LifeStory story, [EnumeratorCancellation] CancellationToken token)
    {
        await Host.Sink(Numbers(), new TellingSink(story), Context, token);
        yield break;
    }
}
