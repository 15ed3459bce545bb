using Instrumentation.Functions;
using Instrumentation.QuickStart.Input;

namespace Instrumentation.QuickStart.Job;

/// <summary>
/// Stands around <see cref="ReadFile"/> and keeps the run going: a file that cannot be read is noted and gives <see langword="null"/>. The exception has
/// passed through the traced method by then.
/// </summary>
internal sealed class SkipUnreadable(RichAsyncFunction<SourceFile, FileText> inner, RunTally tally) : RichAsyncFunction<SourceFile, FileText?>
{
    public override void Open(OpenContext openContext)
    {
        inner.RuntimeContext = RuntimeContext;
        inner.Open(openContext);
    }

    public override void Close() => inner.Close();

    public override async ValueTask<FileText?> AsyncInvoke(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            var text = await inner.AsyncInvoke(file, cancellationToken);
            tally.AddFile(text.Size, text.IsBinary);
            return text;
        }
        catch (Exception exception) when (ReadProblem.IsOfOneEntry(exception))
        {
            tally.AddUnreadable(file.DisplayPath, exception);
            return null;
        }
    }
}
