using Instrumentation.Docs.Tests.Markdown;

namespace Instrumentation.Docs.Tests.Code;

public class CodeBlockTests
{
    private const string Function = """
        ```csharp
        partial class Store(MetricGroup group)
        {
            [Span]
            public partial int Flush(int rows);

            private int FlushCore(int rows) => rows;
        }
        ```

        """;

    public static TheoryData<string> Pages => [.. Page.Documentation];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_code_of_a_page_compiles_and_has_what_its_marks_say(string path)
    {
        var contradictions = await new PageProject(Page.Read(path)).Contradictions();

        Assert.True(contradictions.Count == 0, string.Join("\n\n", contradictions));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Generated_code_that_a_page_shows_is_what_the_generator_writes(string path)
    {
        var page = Page.Read(path);
        var files = new PageProject(page).Compile().SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).Select(tree => tree.ToString()).ToList();

        Assert.All(
            page.Blocks.Where(block => block.Mark == GeneratedCode.Mark),
            block => Assert.True(files.Any(file => GeneratedCode.IsIn(file, block)), $"{path}({block.Line}): the generator writes something else:\n{string.Join('\n', files)}"));
    }

    [Theory]
    [InlineData("```csharp\nclass A { int B() => \"\"; }\n```\n", "error CS0029")]
    [InlineData("```csharp\nclass A { private int _b; }\n```\n", "warning CS0169")]
    [InlineData("```csharp\nclass A { [Span] public int B() => 1; }\n```\n", "error SPAN001")]
    [InlineData("```csharp\nvar a = 1;\n```\n", "warning CS0219")]
    [InlineData("```csharp\nnew Sto();\n```\n", "error CS0246")]
    [InlineData("<!-- error CS0029 -->\n```csharp\nclass A;\n```\n", "expected 'error CS0029', found ''")]
    public async Task What_is_not_as_it_says_is_found(string block, string what)
    {
        var contradictions = await new PageProject(new Page("Page.md", Function + block)).Contradictions();

        Assert.Contains(contradictions, contradiction => contradiction.Contains(what, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("```csharp\nConsole.WriteLine(new Store(MetricGroup.Unregistered).Flush(1));\n```\n")]
    [InlineData("<!-- error CS0029 -->\n```csharp\nclass A { int B() => \"\"; }\n```\n")]
    [InlineData("<!-- setup\nclass Hidden;\n-->\n\n```csharp\nConsole.WriteLine(new Hidden());\n```\n")]
    public async Task A_program_uses_the_blocks_and_hidden_code_of_its_page(string block) =>
        Assert.Empty(await new PageProject(new Page("Page.md", Function + block)).Contradictions());

    [Theory]
    [InlineData("public partial int Flush(int rows)\n{", true)]
    [InlineData("    public partial int Flush(int rows)\n    {\n…\n    }", true)]
    [InlineData("var metricGroup = this.group;\n…\nspan.Report();", true)]
    [InlineData("var metricGroup = this.group;\nspan.Report();", false)]
    [InlineData("span.Report();\n…\nvar metricGroup = group;", false)]
    public void Generated_code_may_be_shown_in_parts(string shown, bool isRight)
    {
        const string File = "{\n    public partial int Flush(int rows)\n    {\n        var metricGroup = this.group;\n        work();\n        span.Report();\n    }\n}";

        Assert.Equal(isRight, GeneratedCode.IsIn(File, new Block("csharp", shown + "\n", 1, GeneratedCode.Mark, null)));
    }
}
