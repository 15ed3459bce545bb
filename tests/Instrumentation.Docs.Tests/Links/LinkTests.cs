using Instrumentation.Docs.Tests.Markdown;

namespace Instrumentation.Docs.Tests.Links;

public class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Files(".", "*.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string path) => Assert.Empty(Dead(Page.Read(path)));

    [Fact]
    public void Every_page_is_reached_from_the_index_and_the_index_from_the_README()
    {
        const string Index = Repository.Docs + "/README.md";
        var reached = new HashSet<string>();
        Follow(Index);

        Assert.Empty(Repository.Files(Repository.Docs, "*.md").Except(reached));
        Assert.Contains(Targets(Page.Read("README.md")), target => target.Path is Index or Repository.Docs);

        void Follow(string path)
        {
            if (reached.Add(path))
            {
                foreach (var target in Targets(Page.Read(path)).Where(target => target.Path.StartsWith(Repository.Docs, StringComparison.Ordinal) && target.Path.EndsWith(".md", StringComparison.Ordinal)))
                {
                    Follow(target.Path);
                }
            }
        }
    }

    [Theory]
    [InlineData("[a](no-such-page.md)")]
    [InlineData("[a](SPAN001.md#no-such-heading)")]
    [InlineData("[a](#no-such-heading)")]
    public void A_dead_link_is_found(string text) => Assert.Single(Dead(new Page("analyzers/docs/Page.md", "# Heading\n\n" + text)));

    private static IEnumerable<string> Dead(Page page) => Targets(page)
        .Where(target => !Exists(target.Path) || (target.Anchor.Length > 0 && !AnchorsOf(page, target.Path).Contains(target.Anchor)))
        .Select(target => $"{target.Path}#{target.Anchor}");

    private static bool Exists(string path) => path.EndsWith("/Page.md", StringComparison.Ordinal) || Path.Exists(Repository.FullPath(path));

    private static IEnumerable<string> AnchorsOf(Page page, string path) => path == page.FilePath ? page.Anchors : Page.Read(path).Anchors;

    /// <summary>Where the relative links lead, from the root.</summary>
    private static IEnumerable<(string Path, string Anchor)> Targets(Page page) =>
        from link in page.Links
        where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)
        let parts = link.Split('#', 2)
        let path = parts[0].Length == 0 ? page.FilePath : Path.Combine(Path.GetDirectoryName(page.FilePath)!, parts[0])
        select (Path.GetRelativePath(Repository.Root, Repository.FullPath(path)).Replace('\\', '/'), parts.ElementAtOrDefault(1) ?? "");
}
