using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Takes values.</summary>
internal sealed class TellingSink(LifeStory story) : RichSinkFunction<int>
{
    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override void Invoke(int value)
    {
        story.Add($"{value}");
    }

    public override void Close() => story.Add("close");
}
