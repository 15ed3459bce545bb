using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Gives ten times the value.</summary>
internal sealed class TellingMap(LifeStory story) : RichMapFunction<int, int>
{
    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override int Map(int value)
    {
        story.Add($"{value}");
        return value * 10;
    }

    public override void Close() => story.Add("close");
}
