using System.Runtime.CompilerServices;
using Instrumentation.Functions;

namespace Instrumentation.Tests.Doubles.Functions;

/// <summary>Gives 1, 2 and 3.</summary>
internal sealed class TellingSource(LifeStory story) : RichSourceFunction<int>
{
    public override void Open(OpenContext openContext) => story.Add($"open in {RuntimeContext.TaskInfo.TaskName}");

    public override async IAsyncEnumerable<int> Run([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 1; i <= 3; i++)
        {
            await Task.Yield();
            story.Add($"{i}");
            yield return i;
        }
    }

    public override void Close() => story.Add("close");
}
