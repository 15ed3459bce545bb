using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Leaves out the number 2.</summary>
internal sealed class TellingFilter(LifeStory story) : RichFilterFunction<int>
{
    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override bool Filter(int value)
    {
        story.Add($"{value}");
        return value != 2;
    }

    public override void Close() => story.Add("close");
}
