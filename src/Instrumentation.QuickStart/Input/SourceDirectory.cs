namespace Instrumentation.QuickStart.Input;

/// <summary>A directory to be listed.</summary>
/// <param name="Info">The directory.</param>
/// <param name="DisplayPath">Its path from the input root on, as the user named that.</param>
internal sealed record SourceDirectory(DirectoryInfo Info, string DisplayPath)
{
    private static readonly string[] BuildOutput = ["bin", "obj", "node_modules"];

    /// <summary>Whether the entry is a directory below an input root that the job does not enter: hidden, build output, or a link, which could lead in circles.</summary>
    public static bool IsLeftOut(DirectoryInfo entry) =>
        entry.Name.StartsWith('.') || BuildOutput.Contains(entry.Name) || entry.LinkTarget is not null;
}
