using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Adds.</summary>
internal sealed class TellingReduce(LifeStory story) : RichReduceFunction<int>
{
    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override int Reduce(int accumulated, int value)
    {
        story.Add($"{value}");
        return accumulated + value;
    }

    public override void Close() => story.Add("close");
}
