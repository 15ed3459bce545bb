using Instrumentation.Functions;
using Instrumentation.QuickStart.Input;
using Instrumentation.QuickStart.Job;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Tests;

public sealed class UnreadableInputTests : IDisposable
{
    private readonly TempTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_file_that_cannot_be_read_gives_an_error_span_and_the_run_goes_on()
    {
        _tree.Add("in/a.txt", "before").AddLink("in/b.txt", "nowhere.txt").Add("in/c.txt", "after");

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var failed = Assert.Single(run.SpansNamed("read file"), span => span.IsError);
        Assert.Equal(Path.Join("in", "b.txt"), failed.Attributes["file.path"]);
        Assert.Equal("System.IO.FileNotFoundException", failed.Attributes["error.type"]);
        Assert.Equal(["3", "1"], run.TableRow("read file").Skip(1).Take(2));
        Assert.Equal("Files read: 2 (0.0 MB), unreadable: 1. Tokens: 2 (2 different), the most frequent:", run.Answer[0]);
        Assert.Contains("Could not be read: 1", run.Answer);
        Assert.Contains(run.Answer, line => line.StartsWith(Path.Join("in", "b.txt") + ": Could not find file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_that_lead_in_a_circle_and_files_that_are_too_large_are_unreadable()
    {
        _tree.AddLink("in/a", "b").AddLink("in/b", "a");
        using (var large = File.Create(_tree["in/large"]))
        {
            large.SetLength(ReadFile.MaxFileSize + 1L);
        }

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(3, run.SpansNamed("read file").Count(span => span.IsError));
        Assert.Contains(run.Answer, line => line.Contains("268,435,457 bytes; up to 268,435,456 are read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_unreadable_files_are_counted_and_ten_of_them_named()
    {
        foreach (var i in Enumerable.Range(0, 12))
        {
            _tree.AddLink($"in/{i:00}", "nowhere");
        }

        var run = await QuickStartProcess.RunAsync(_tree, "in");

        Assert.Equal(12, run.SpansNamed("read file").Count(span => span.IsError));
        Assert.Contains("and 2 more; the trace file has them all", run.Answer);
    }

    [Fact]
    public async Task A_directory_that_vanishes_during_the_run_gives_an_error_span_and_the_others_are_listed()
    {
        _tree.Add("in/a.txt", "").Add("in/b/lost.txt", "").Add("in/c/found.txt", "");
        var reporter = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(reporter);
        var tally = new RunTally();
        var names = new List<string>();

        await foreach (var file in RunSource(registry, tally))
        {
            names.Add(file.Info.Name);
            if (file.Info.Name == "a.txt")
            {
                Directory.Delete(_tree["in/b"], recursive: true);
            }
        }

        Assert.Equal(["a.txt", "found.txt"], names);
        var failed = Assert.Single(reporter.Spans, span => span.Status == SpanStatus.Error);
        Assert.Equal("list directory", failed.Name);
        Assert.Equal(Path.Join(_tree["in"], "b"), failed.Attributes["directory.path"]);
        Assert.StartsWith(Path.Join(_tree["in"], "b") + ": ", Assert.Single(tally.Unreadable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_concerns_more_than_one_file_ends_the_run()
    {
        await using var registry = TraceRegistry.Create(new InMemoryTraceReporter());
        var function = new SkipUnreadable(new Broken(), new RunTally())
        {
            RuntimeContext = registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("read")),
        };
        function.Open(new OpenContext());

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await function.AsyncInvoke(new SourceFile(new FileInfo("x"), "x"), CancellationToken.None));
    }

    private IAsyncEnumerable<SourceFile> RunSource(TraceRegistry registry, RunTally tally) => new RichFunctionHost().Source(
        new ListFiles([_tree["in"]], [], tally), registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("list")));

    private sealed class Broken : RichAsyncFunction<SourceFile, FileText>
    {
        public override ValueTask<FileText> AsyncInvoke(SourceFile value, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The file system is gone.");
    }
}
