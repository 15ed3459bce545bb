using System.Text;

namespace Instrumentation.QuickStart.Tests;

/// <summary>A directory of its own for one test, with an input tree below it; removed at the end.</summary>
public sealed class TempTree : IDisposable
{
    /// <summary>The working directory of the run.</summary>
    public string WorkingDirectory { get; } = Directory.CreateTempSubdirectory("quickstart-").FullName;

    /// <summary>Full path of something in the tree.</summary>
    public string this[string path] => Path.Combine(WorkingDirectory, path);

    public TempTree Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    public TempTree Add(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], content);
        return this;
    }

    public TempTree AddLink(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.CreateSymbolicLink(this[path], target);
        return this;
    }

    public TempTree AddDirectory(string path)
    {
        Directory.CreateDirectory(this[path]);
        return this;
    }

    public void Dispose() => Directory.Delete(WorkingDirectory, recursive: true);
}
