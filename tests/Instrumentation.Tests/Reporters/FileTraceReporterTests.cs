using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Reporters;

public sealed class FileTraceReporterTests : IDisposable
{
    private readonly TraceFile _file = new();

    [Fact]
    public async Task A_configured_reporter_creates_directories_and_writes_what_was_reported()
    {
        await using (var configured = new ConfiguredRegistry(_file.Settings(("service.name", "orders"))))
        {
            configured.Report("a", "b");
            Assert.True(await configured.Registry.FlushAsync(TimeSpan.FromSeconds(60)));
            Assert.Equal(["a", "b"], TraceFile.Names(_file.Lines));
            configured.Report("c");
        }

        Assert.Equal(["a", "b", "c"], TraceFile.Names(_file.Lines));
        Assert.All(_file.Lines, line => Assert.Contains("""{"key":"service.name","value":{"stringValue":"orders"}}""", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_service_name_the_one_that_OpenTelemetry_prescribes_is_written()
    {
        await using (var configured = new ConfiguredRegistry(_file.Settings()))
        {
            configured.Report("a");
        }

        Assert.Contains("\"unknown_service:", Assert.Single(_file.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_from_code_it_needs_only_a_path()
    {
        await using (var registry = TraceRegistry.Create(new FileTraceReporter(_file.Path)))
        {
            registry.RootMetricGroup.AddSpan(SpanSample.Builder("a"));
        }

        Assert.Equal(["a"], TraceFile.Names(_file.Lines));
    }

    [Fact]
    public void A_batch_is_one_line_and_a_big_tree_several()
    {
        var tree = SpanSample.Builder("root");
        for (var i = 1; i < 2_500; i++)
        {
            tree.AddChild(SpanSample.Builder("child"));
        }

        _file.Write(SpanSample.Span("a"), SpanSample.Span("b"));
        _file.Write(tree.Build());

        Assert.Equal([2, 1_000, 1_000, 500], _file.Lines.Select(line => TraceFile.SpansOf(line).Length));
    }

    [Fact]
    public void What_the_file_holds_is_kept_and_added_to()
    {
        _file.Write(SpanSample.Span("first run"));
        _file.Write(SpanSample.Span("second run"));

        Assert.Equal(["first run", "second run"], TraceFile.Names(_file.Lines));
    }

    [Fact]
    public void After_half_a_line_writing_goes_on_in_a_new_line()
    {
        _file.Write(SpanSample.Span("before"));
        File.AppendAllText(_file.Path, """{"resourceSpans":[{"reso""");

        _file.Write(SpanSample.Span("after"));

        var lines = _file.Lines;
        Assert.Equal("""{"resourceSpans":[{"reso""", lines[1]);
        Assert.Equal(["before", "after"], TraceFile.Names([lines[0], lines[2]]));
    }

    [Fact]
    public void A_file_emptied_by_another_program_is_gone_on_with_from_its_start()
    {
        var reporter = _file.Open();
        reporter.NotifyOfAddedSpan(SpanSample.Span("before"));
        using (var other = new FileStream(_file.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.SetLength(0);
        }

        reporter.NotifyOfAddedSpan(SpanSample.Span("after"));
        reporter.Close();

        Assert.Equal(["after"], TraceFile.Names(_file.Lines));
    }

    [Fact]
    public async Task The_second_reporter_of_a_path_is_refused_and_the_first_writes()
    {
        var settings = _file.Settings().With("traces.reporter.g.factory.class", "file").With("traces.reporter.g.path", _file.Path);
        await using (var configured = new ConfiguredRegistry(settings))
        {
            Assert.Equal(["f"], configured.Registry.Reporters.Keys);
            var error = Assert.Single(configured.Log.At(LogLevel.Error));
            Assert.Contains($"traces.reporter.g.path: '{_file.Path}' cannot be used", error, StringComparison.Ordinal);
            Assert.Contains("Another reporter of this process writes", error, StringComparison.Ordinal);
            configured.Report("a");
        }

        Assert.Equal(["a"], TraceFile.Names(_file.Lines));
    }

    [Fact]
    public void A_path_is_free_again_when_its_reporter_is_closed_or_could_not_open()
    {
        _file.Write(SpanSample.Span());
        File.Delete(_file.Path);
        Directory.CreateDirectory(_file.Path);
        Assert.Throws<FormatException>(() => _file.Open());
        Directory.Delete(_file.Path);

        _file.Write(SpanSample.Span());

        Assert.Single(_file.Spans);
    }

    [Theory]
    [InlineData("path", "", "the path of a file; it must be set")]
    [InlineData("roll.size", "0", "a size above 0")]
    [InlineData("roll.size", "huge", "a whole number with a unit")]
    [InlineData("roll.files", "3", "to set it together with roll.size")]
    public async Task A_bad_value_is_refused_with_what_is_allowed(string key, string value, string allowed)
    {
        await using var configured = new ConfiguredRegistry(_file.Settings((key, value)));

        Assert.Empty(configured.Registry.Reporters);
        Assert.Contains(
            $"traces.reporter.f.{key}: '{value}' cannot be used; allowed is {allowed}", Assert.Single(configured.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_rolled_files_that_is_not_positive_is_refused()
    {
        await using var configured = new ConfiguredRegistry(_file.Settings(("roll.size", "1 mb"), ("roll.files", "0")));

        Assert.Contains("traces.reporter.f.roll.files: '0'", Assert.Single(configured.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new FileTraceReporter(" "));
        Assert.Throws<ArgumentNullException>(() => new FileTraceReporter(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileTraceReporter("x", rollSize: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileTraceReporter("x", rollFiles: 0));
        Assert.Throws<InvalidOperationException>(() => new FileTraceReporter("x").NotifyOfAddedSpan(SpanSample.Span()));
    }

    [Fact]
    public async Task Spans_that_could_not_be_written_are_counted_and_later_ones_are_written_again()
    {
        await using (var configured = new ConfiguredRegistry(_file.Settings(("roll.size", "1 b"))))
        {
            await ReportAsync(configured, "first");
            Directory.Delete(Path.GetDirectoryName(_file.Path)!, recursive: true);
            await ReportAsync(configured, "lost");
            Assert.Contains(configured.Log.Warnings, text => text.Contains("'f' threw an exception", StringComparison.Ordinal));

            Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
            await ReportAsync(configured, "again");

            Assert.Equal(new ReporterStatistics(2, 0, 1, 0), configured.Registry.Statistics["f"]);
        }

        Assert.Equal(["again"], TraceFile.Names(_file.Lines));

        static async Task ReportAsync(ConfiguredRegistry configured, string name)
        {
            configured.Report(name);
            Assert.True(await configured.Registry.FlushAsync(TimeSpan.FromSeconds(60)));
        }
    }

    [Fact]
    public void A_path_below_a_file_is_refused_with_the_path()
    {
        _file.Write(SpanSample.Span());
        var path = Path.Combine(_file.Path, "below.jsonl");

        var exception = Assert.Throws<FormatException>(() => new FileTraceReporter(path).Open(new ReporterConfig("f", new Dictionary<string, string>())));

        Assert.StartsWith($"traces.reporter.f.path: '{path}' cannot be used; allowed is a file that can be written", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _file.Dispose();
}
