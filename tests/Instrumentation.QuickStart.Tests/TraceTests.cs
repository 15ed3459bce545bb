using System.Globalization;

namespace Instrumentation.QuickStart.Tests;

public sealed class TraceTests : IDisposable
{
    private readonly TempTree _tree = new TempTree().Add("in/a.txt", "one two").Add("in/b.txt", "three").Add("in/sub/c.bin", [0, 1]);

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task Each_function_reports_its_spans_under_its_own_scope()
    {
        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.NotNull(run.Spans);
        Assert.Equal(
            [
                ("ListFiles", "list directory", 2), ("ListFiles", "list files", 1), ("MergeCounts", "merge counts", 1),
                ("PrintTopTokens", "print top tokens", 1), ("ReadFile", "read file", 3), ("SplitIntoTokens", "split into tokens", 3),
            ],
            run.Spans.GroupBy(span => (span.Scope, span.Name))
                .Select(group => (Scope: group.Key.Scope.Split('.')[^1], group.Key.Name, Count: group.Count()))
                .OrderBy(group => group.Scope, StringComparer.Ordinal).ThenBy(group => group.Name, StringComparer.Ordinal));
        Assert.All(run.Spans, span => Assert.False(span.IsError));
    }

    [Fact]
    public async Task Spans_carry_the_marked_values_and_what_the_function_adds()
    {
        var run = await QuickStartProcess.RunAsync(_tree, "in");

        var read = Assert.Single(run.SpansNamed("read file"), span => span.Attributes["file.path"] == Path.Join("in", "a.txt"));
        Assert.Equal("7", read.Attributes["file.size"]);
        Assert.Equal("7", read.Attributes["text.length"]);
        Assert.Equal("token count", read.Attributes["job_name"]);
        var split = Assert.Single(run.SpansNamed("split into tokens"), span => span.Attributes["file.path"] == Path.Join("in", "a.txt"));
        Assert.Equal("2", split.Attributes["tokens.total"]);
        var binary = Assert.Single(run.SpansNamed("read file"), span => span.Attributes["file.path"] == Path.Join("in", "sub", "c.bin"));
        Assert.Equal("true", binary.Attributes["file.is_binary"], ignoreCase: true);
        Assert.False(binary.Attributes.ContainsKey("text.length"));
    }

    [Fact]
    public async Task The_stream_of_files_is_one_span_around_the_directories()
    {
        var run = await QuickStartProcess.RunAsync(_tree, "in");

        var stream = Assert.Single(run.SpansNamed("list files"));
        Assert.Equal("3", stream.Attributes["span.items"]);
        Assert.Equal("completed", stream.Attributes["span.outcome"]);
        Assert.All(run.SpansNamed("list directory"), directory => Assert.Equal(stream.SpanId, directory.ParentSpanId));
    }

    [Fact]
    public async Task The_table_counts_what_the_trace_file_holds()
    {
        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.NotNull(run.Spans);
        foreach (var group in run.Spans.GroupBy(span => span.Name))
        {
            var row = run.TableRow(group.Key);
            Assert.Equal(group.Count(), int.Parse(row[1], CultureInfo.InvariantCulture));
            Assert.Equal("0", row[2]);
            Assert.All(row.Skip(3), duration => Assert.Matches(@"^[0-9.,]+ (µs|ms|s)$", duration));
        }

        Assert.Equal($"Trace file: traces.jsonl ({run.Spans.Count} spans added)", run.Output[^1]);
    }

    [Fact]
    public async Task A_large_file_is_split_into_several_batches_of_counts()
    {
        _tree.Add("in/large.txt", string.Concat(Enumerable.Repeat("word ", 120_000)));

        var run = await QuickStartProcess.RunAsync(_tree, "in/large.txt");

        Assert.Contains("120,000  word", run.Answer);
        Assert.Equal("3", Assert.Single(run.SpansNamed("split into tokens")).Attributes["tokens.batches"]);
        Assert.Equal(["50000", "20000"], run.SpansNamed("merge counts").Select(span => span.Attributes["tokens.added"]));
    }
}
