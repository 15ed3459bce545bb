namespace Instrumentation.QuickStart.Input;

/// <summary>The files and directories that the job starts from.</summary>
internal static class InputRoots
{
    private const string SolutionFile = "Instrumentation.sln";

    /// <summary>The source tree that this project stands in, found from the program's own place and, for a program that was moved, from the working directory.</summary>
    /// <returns>Its path, or <see langword="null"/> when there is none.</returns>
    public static string? FindSourceTree() =>
        FindUpwards(AppContext.BaseDirectory) ?? FindUpwards(Directory.GetCurrentDirectory());

    /// <summary>The files among the paths.</summary>
    /// <param name="paths">Paths that exist.</param>
    /// <returns>One for each.</returns>
    public static IEnumerable<SourceFile> Files(IEnumerable<string> paths) =>
        paths.Where(path => !Directory.Exists(path)).Select(path => new SourceFile(new FileInfo(path), path));

    /// <summary>The directories among the paths.</summary>
    /// <param name="paths">Paths that exist.</param>
    /// <returns>One for each.</returns>
    public static IEnumerable<SourceDirectory> Directories(IEnumerable<string> paths) =>
        paths.Where(Directory.Exists).Select(path => new SourceDirectory(new DirectoryInfo(path), path));

    private static string? FindUpwards(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, SolutionFile)))
            {
                return directory.FullName;
            }
        }

        return null;
    }
}
