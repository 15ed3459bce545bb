using Instrumentation.Docs.Tests.Markdown;

namespace Instrumentation.Docs.Tests.Following;

public sealed class PageRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Theory]
    [InlineData("```sh\nfalse\n```\n", "exit code 1")]
    [InlineData("```sh\nfalse | true\n```\n", "exit code 1")]
    [InlineData("<!-- fails -->\n```sh\ntrue\n```\n", "exit code 0")]
    [InlineData("```sh\necho a; echo b >&2\n```\n\n```text\na\n```\n", "b")]
    [InlineData("<!-- background until \"b\" -->\n```sh\necho a\n```\n", "a")]
    [InlineData("<!-- background until \"a\" -->\n```sh\necho a\n```\n\n<!-- background -->\n```text\nb\n```\n", "a")]
    public async Task What_does_not_happen_as_a_page_says_is_found(string page, string found)
    {
        var exception = await Assert.ThrowsAsync<PageNotRightException>(() => Follow(page));

        Assert.Contains(found, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`a.txt`:\n\n```text\na\n```\n\n```sh\ncat a.txt\n```\n\n```text\na\n```\n")]
    [InlineData("```sh\nmkdir b\ncd b\n```\n\nNow `a.txt`:\n\n```json\n{}\n```\n\n```sh\ncat ../b/a.txt\n```\n\n```text\n{}\n```\n")]
    [InlineData("<!-- fails -->\n```sh\necho a; false\n```\n\n```text\na\n```\n")]
    [InlineData("<!-- not run: no such command -->\n```sh\nno-such-command\n```\n\n```text\na\n```\n")]
    [InlineData("<!-- background until \"a\" -->\n```sh\necho a; cat <(sleep 0.2; echo b) -; sleep 60\n```\n\n<!-- background -->\n```text\na\nb\n```\n")]
    public async Task What_happens_as_a_page_says_is_right(string page) => await Follow(page);

    [Theory]
    [InlineData("a\nb", "a\nb\n", true)]
    [InlineData("a\nb", "a\nb\nc", false)]
    [InlineData("a…\nb", "abc\nb", true)]
    [InlineData("a…\nb", "a\nc\nb", false)]
    [InlineData("a\n…\nb", "a\nb", true)]
    [InlineData("a\n…\nb", "a\nc\nd\nb", true)]
    [InlineData("…\nb\n…", "b", true)]
    [InlineData("a.c", "abc", false)]
    public void An_ellipsis_stands_for_what_differs(string expected, string output, bool fits) => Assert.Equal(fits, ExpectedOutput.Fits(expected, output));

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task Follow(string text)
    {
        using var run = new PageRun(_folder.FullName, TextWriter.Null);
        await run.Follow(new Page("Page.md", text));
    }
}
