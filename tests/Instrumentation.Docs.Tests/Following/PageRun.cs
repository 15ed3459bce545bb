using Instrumentation.Docs.Tests.Markdown;

namespace Instrumentation.Docs.Tests.Following;

/// <summary>
/// Does what a page says, block by block: writes the files that it introduces by their names, runs its <c>sh</c> blocks, and compares what they print with the
/// <c>text</c> block that follows. Marks before a block change that: <c>fails</c>, the commands end with an error; <c>background until "…"</c>, they run on after they
/// have printed that; <c>background</c>, the text is what those print; <c>not run: …</c>, and why.
/// </summary>
internal sealed class PageRun(string folder, TextWriter log) : IDisposable
{
    private const string Fails = "fails";
    private const string Background = "background";
    private const string BackgroundUntil = "background until ";
    private const string NotRun = "not run: ";
    private const string FolderFile = ".folder";

    private static readonly TimeSpan BackgroundLimit = TimeSpan.FromMinutes(2);

    private readonly string _folderFile = Path.Combine(folder, FolderFile);
    private string _folder = folder;
    private Shell? _background;

    /// <exception cref="PageNotRightException">Something else happens than the page says.</exception>
    public async Task Follow(Page page)
    {
        string? output = null;
        foreach (var block in page.Blocks)
        {
            if (block.FileName is { } file)
            {
                await Write(file, block.Text);
                output = null;
            }
            else if (block.Language == "sh")
            {
                output = await Run(block);
            }
            else if (block.Language == "text" && block.Mark == Background)
            {
                await Until(block, () => ExpectedOutput.Fits(block.Text, _background!.Output));
            }
            else if (block.Language == "text" && output is not null)
            {
                Check(ExpectedOutput.Fits(block.Text, output), block, $"the output is\n{output}");
            }
        }
    }

    public void Dispose() => _background?.Dispose();

    private async Task Write(string file, string text)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    private async Task<string?> Run(Block block)
    {
        if (block.Mark.StartsWith(NotRun, StringComparison.Ordinal))
        {
            await log.WriteLineAsync($"line {block.Line}: {block.Mark}");
            return null;
        }

        if (block.Mark.StartsWith(BackgroundUntil, StringComparison.Ordinal))
        {
            _background?.Dispose();
            _background = new Shell(block.Text, _folder);
            await Until(block, () => _background.Output.Contains(block.Mark[BackgroundUntil.Length..].Trim('"'), StringComparison.Ordinal));
            return null;
        }

        // Where the commands have gone to is where the next ones begin.
        using var shell = new Shell($"set -euo pipefail\ntrap 'pwd >{_folderFile}' EXIT\n{block.Text}", _folder);
        var code = await shell.Ended();
        Check(code == 0 == (block.Mark != Fails), block, $"exit code {code}\n{shell.Output}");
        _folder = (await File.ReadAllTextAsync(_folderFile)).Trim();
        return shell.Output;
    }

    private async Task Until(Block block, Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Check(_background is { HasEnded: false } && TimeProvider.System.GetElapsedTime(started) < BackgroundLimit, block, $"the output in the background is\n{_background?.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static void Check(bool isRight, Block block, string problem)
    {
        if (!isRight)
        {
            throw new PageNotRightException(block.Line, problem);
        }
    }
}
