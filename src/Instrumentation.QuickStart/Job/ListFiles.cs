using System.Runtime.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.QuickStart.Input;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Job;

/// <summary>
/// The source: the files of the input roots, each once, in a fixed order. One span for the whole run, and one per directory; a directory that cannot be listed
/// makes its span an error, and the others go on.
/// </summary>
/// <param name="roots">Files and directories that exist.</param>
/// <param name="ownFiles">Full paths of what this run writes itself, which is no input.</param>
/// <param name="tally">Counts along.</param>
internal sealed partial class ListFiles(IReadOnlyList<string> roots, IEnumerable<string> ownFiles, RunTally tally) : RichSourceFunction<SourceFile>
{
    private readonly HashSet<string> _seen = new(ownFiles, StringComparer.Ordinal);

    [Span("list files")]
    public override partial IAsyncEnumerable<SourceFile> Run(CancellationToken cancellationToken);

    private async IAsyncEnumerable<SourceFile> RunCore([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in InputRoots.Files(roots).Where(file => _seen.Add(file.Info.FullName)))
        {
            yield return file;
        }

        var pending = new Stack<SourceDirectory>(InputRoots.Directories(roots).Reverse());
        while (pending.TryPop(out var directory))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The files at hand are read while the next directory is listed.
            await Task.Yield();
            foreach (var entry in EntriesOf(directory).Where(entry => _seen.Add(entry.FullName)))
            {
                var displayPath = Path.Join(directory.DisplayPath, entry.Name);
                if (entry is FileInfo file)
                {
                    yield return new SourceFile(file, displayPath);
                }
                else if (SourceDirectory.IsLeftOut((DirectoryInfo)entry))
                {
                    tally.AddDirectoryLeftOut();
                }
                else
                {
                    pending.Push(new SourceDirectory((DirectoryInfo)entry, displayPath));
                }
            }
        }
    }

    private FileSystemInfo[] EntriesOf(SourceDirectory directory)
    {
        try
        {
            return ListDirectory(directory);
        }
        catch (Exception exception) when (ReadProblem.IsOfOneEntry(exception))
        {
            tally.AddUnreadable(directory.DisplayPath, exception);
            return [];
        }
    }

    [Span("list directory")]
    [return: SpanTag("directory.entries", Member = "Length")]
    private partial FileSystemInfo[] ListDirectory([SpanTag("directory.path", Member = "DisplayPath")] SourceDirectory directory);

    private FileSystemInfo[] ListDirectoryCore(SourceDirectory directory) =>
        [.. directory.Info.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
}
