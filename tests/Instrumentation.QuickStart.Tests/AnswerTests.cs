using System.Text;

namespace Instrumentation.QuickStart.Tests;

public sealed class AnswerTests : IDisposable
{
    private readonly TempTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task It_counts_the_tokens_of_every_text_file_below_the_directory()
    {
        _tree.Add("in/a.txt", "to be or not to be").Add("in/deep/er/b.cs", "int be = not_or(to); // 42 1st");

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(
            [
                "Files read: 2 (0.0 MB). Tokens: 11 (7 different), the most frequent:",
                "3  be", "3  to", "1  int", "1  not", "1  not_or", "1  or", "1  st",
            ],
            run.Answer);
    }

    [Fact]
    public async Task It_prints_the_ten_most_frequent_tokens()
    {
        var text = string.Join(' ', Enumerable.Range(0, 15).SelectMany(i => Enumerable.Repeat($"t{i:00}", i + 1)));
        _tree.Add("in/a.txt", text);

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(Enumerable.Range(5, 10).Reverse().Select(i => $"{i + 1}  t{i:00}"), run.Answer.Skip(1));
    }

    [Fact]
    public async Task Files_and_directories_given_together_and_twice_count_once()
    {
        _tree.Add("in/a.txt", "a").Add("in/sub/b.txt", "b").Add("c.txt", "c");

        var run = await QuickStartProcess.RunAsync(_tree, "in", "in/sub", "c.txt", "in/a.txt", "in/../c.txt", "in");

        Assert.Equal(["Files read: 3 (0.0 MB). Tokens: 3 (3 different), the most frequent:", "1  a", "1  b", "1  c"], run.Answer);
    }

    [Fact]
    public async Task An_empty_directory_has_no_tokens()
    {
        _tree.AddDirectory("in");

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(["Files read: 0 (0.0 MB). Tokens: 0 (0 different), the most frequent:"], run.Answer);
    }

    [Fact]
    public async Task Binary_files_hidden_directories_build_output_and_linked_directories_are_left_out_and_said()
    {
        _tree.Add("in/a.txt", "kept").Add("in/image.bin", [1, 2, 0, 65])
            .Add("in/.git/config", "hidden").Add("in/bin/x.txt", "built").Add("in/obj/x.txt", "built")
            .Add("elsewhere/x.txt", "linked").AddLink("in/link", "../elsewhere");

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(
            [
                "Files read: 2 (0.0 MB). Tokens: 1 (1 different), the most frequent:", "1  kept",
                "Left out: binary files: 1, hidden directories, build output and links: 4",
            ],
            run.Answer);
    }

    [Fact]
    public async Task A_directory_that_is_named_is_read_whatever_it_is()
    {
        _tree.Add("bin/a.txt", "built").AddLink("link", "bin");

        var run = await QuickStartProcess.RunAsync(_tree, "link");

        Assert.Contains("1  built", run.Answer);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_read_and_invalid_bytes_do_not_fail()
    {
        _tree.Add("in/utf16.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("größe größe")])
            .Add("in/broken.txt", [.. "left "u8, 0xff, 0xfe, .. " right"u8])
            .Add("in/empty.txt", "");

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(
            ["Files read: 3 (0.0 MB). Tokens: 4 (3 different), the most frequent:", "2  größe", "1  left", "1  right"], run.Answer);
    }

    [Fact]
    public async Task The_trace_file_of_this_run_and_of_earlier_ones_is_no_input()
    {
        _tree.Add("a.txt", "text");

        await QuickStartProcess.RunAsync(_tree, ".");
        var run = await QuickStartProcess.RunAsync(_tree, ".");

        Assert.Equal("Files read: 1 (0.0 MB). Tokens: 1 (1 different), the most frequent:", run.Answer[0]);
    }

    [Fact]
    public async Task Without_paths_it_counts_the_source_tree_that_it_stands_in_from_any_working_directory()
    {
        var run = await QuickStartProcess.RunAsync(_tree);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains(
            run.SpansNamed("read file"),
            span => span.Attributes["file.path"].EndsWith("src/Instrumentation.QuickStart/Program.cs", StringComparison.Ordinal));
    }
}
