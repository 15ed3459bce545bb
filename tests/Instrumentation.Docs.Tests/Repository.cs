namespace Instrumentation.Docs.Tests;

/// <summary>The files of the repository that the tests run from.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "artifacts"];

    public static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>The folder of the pages, from the root.</summary>
    public const string Docs = "src/Instrumentation/docs";

    public static string FullPath(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>The files below a folder that a pattern fits, without what a build writes; paths from the root, with slashes, in ordinal order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(FullPath(folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => Built.Contains(part)))
            .Order(StringComparer.Ordinal);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Instrumentation.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("There is no Instrumentation.sln above the tests."));
}
