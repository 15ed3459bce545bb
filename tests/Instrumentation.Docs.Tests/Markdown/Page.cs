using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Instrumentation.Docs.Tests.Markdown;

/// <summary>A Markdown file of the repository.</summary>
internal sealed class Page
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    /// <param name="path">The file, from the root of the repository.</param>
    /// <param name="text">What is in it.</param>
    public Page(string path, string text)
    {
        FilePath = path;
        _document = Markdig.Markdown.Parse(text, Pipeline);
        Blocks = [.. _document.OfType<FencedCodeBlock>().Select(ToBlock)];
        Comments = [.. _document.OfType<HtmlBlock>().Select(CommentOf)];
    }

    /// <summary>The pages of the documentation, and the README.</summary>
    public static IEnumerable<string> Documentation => Repository.Files(Repository.Docs, "*.md").Append("README.md");

    public string FilePath { get; }

    /// <summary>The fenced blocks in their order.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The texts of the HTML comments.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>Where its links and pictures lead, as written.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? "");

    /// <summary>What can stand after <c>#</c> in a link to it.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>The rows of the tables under a heading, down to the next heading of its level, without the heads: the text of each cell, without marks.</summary>
    public IReadOnlyList<string[]> Rows(string heading) =>
    [
        .. _document.SkipWhile(block => !IsHeading(block, heading)).Skip(1).TakeWhile(block => block is not HeadingBlock { Level: <= 2 })
            .SelectMany(block => block.Descendants<TableRow>()).Where(row => !row.IsHeader).Select(row => row.Select(CellText).ToArray()),
    ];

    public static Page Read(string path) => new(path, File.ReadAllText(Repository.FullPath(path)));

    private Block ToBlock(FencedCodeBlock code)
    {
        var before = _document.TakeWhile(block => block != code).Reverse().ToList();
        var mark = before.FirstOrDefault() is HtmlBlock html ? CommentOf(html) : "";
        return new Block(code.Info ?? "", code.Lines.ToString() + "\n", code.Line + 2, mark, FileIn(before.FirstOrDefault(block => block is not HtmlBlock)));
    }

    private static string? FileIn(Markdig.Syntax.Block? before) =>
        before is ParagraphBlock { Inline.LastChild: LiteralInline { PreviousSibling: CodeInline name } end } && end.Content.ToString() == ":" ? name.Content : null;

    private static bool IsHeading(Markdig.Syntax.Block block, string text) => block is HeadingBlock { Inline: { } inline } && TextOf(inline) == text;

    private static string CommentOf(HtmlBlock html) => html.Lines.ToString().Trim() is ['<', '!', '-', '-', .. var text, '-', '-', '>'] ? text.Trim() : "";

    private static string CellText(Markdig.Syntax.Block cell) => string.Concat(cell.Descendants<ParagraphBlock>().Select(paragraph => TextOf(paragraph.Inline!)));

    private static string TextOf(ContainerInline inline) => string.Concat(inline.Descendants<LeafInline>().Select(part => part switch
    {
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => part.ToString(),
    }));
}
