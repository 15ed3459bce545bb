using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Gives a value one time less than its number.</summary>
internal sealed class TellingFlatMap(LifeStory story) : RichFlatMapFunction<int, int>
{
    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override void FlatMap(int value, ICollector<int> collector)
    {
        story.Add($"{value}");
        Enumerable.Repeat(value, value - 1).ToList().ForEach(collector.Collect);
    }

    public override void Close() => story.Add("close");
}
