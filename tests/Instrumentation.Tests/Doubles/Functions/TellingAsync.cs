using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Gives what <see cref="Work"/> makes of a value; by default, ten times the value after a while.</summary>
internal sealed class TellingAsync(LifeStory story) : RichAsyncFunction<int, int>
{
    public Func<int, CancellationToken, ValueTask<int>> Work { get; init; } = async (value, _) =>
    {
        await Task.Yield();
        return value * 10;
    };

    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override ValueTask<int> AsyncInvoke(int value, CancellationToken cancellationToken)
    {
        story.Add($"{value}");
        return Work(value, cancellationToken);
    }

    public override void Close() => story.Add("close");
}
