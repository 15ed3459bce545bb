namespace Instrumentation.Generators.Report;

/// <summary>Paths that are the same on every machine.</summary>
internal static class RelativePath
{
    private static readonly StringComparison Comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The way from a folder to a file, with slashes; the file's name alone when there is none, as on another drive.</summary>
    public static string Of(string file, string folder)
    {
        var to = Parts(file);
        var from = Parts(folder.TrimEnd('/', Path.DirectorySeparatorChar));
        var common = folder.Length == 0 ? 0 : from.Zip(to.Take(to.Length - 1), (one, other) => one.Equals(other, Comparison)).TakeWhile(same => same).Count();
        return common == 0
            ? to[to.Length - 1]
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private static string[] Parts(string path) => path.Split('/', Path.DirectorySeparatorChar);
}
