using System.Globalization;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Reporters;

public sealed class FileRollingTests : IDisposable
{
    private readonly TraceFile _file = new();

    [Fact]
    public async Task A_configured_size_rolls_the_file_and_the_configured_number_of_files_is_kept()
    {
        await using (var configured = new ConfiguredRegistry(_file.Settings(("roll.size", "1 b"), ("roll.files", "2"))))
        {
            for (var i = 1; i <= 5; i++)
            {
                configured.Report(i.ToString(CultureInfo.InvariantCulture));
                Assert.True(await configured.Registry.FlushAsync(TimeSpan.FromSeconds(60)));
            }
        }

        Assert.Equal(["5"], Names(""));
        Assert.Equal(["4"], Names(".1"));
        Assert.Equal(["3"], Names(".2"));
        Assert.False(File.Exists(_file.Path + ".3"));
    }

    [Fact]
    public void A_file_takes_lines_up_to_the_size_and_no_line_is_split()
    {
        var reporter = _file.Open();
        reporter.NotifyOfAddedSpan(SpanSample.Span("0"));
        reporter.Close();
        var lineLength = new FileInfo(_file.Path).Length;

        reporter = _file.Open(rollSize: 3 * lineLength);
        foreach (var name in new[] { "1", "2", "3", "4" })
        {
            reporter.NotifyOfAddedSpan(SpanSample.Span(name));
        }

        reporter.Close();
        Assert.Equal(["0", "1", "2"], Names(".1"));
        Assert.Equal(["3", "4"], Names(""));
    }

    [Fact]
    public void Without_a_size_nothing_is_rolled()
    {
        var reporter = _file.Open();
        for (var i = 0; i < 100; i++)
        {
            reporter.NotifyOfAddedSpan(SpanSample.Span());
        }

        reporter.Close();
        Assert.Equal(100, _file.Spans.Length);
        Assert.False(File.Exists(_file.Path + ".1"));
    }

    [Fact]
    public void The_default_keeps_ten_rolled_files()
    {
        var reporter = _file.Open(rollSize: 1);
        for (var i = 0; i < 15; i++)
        {
            reporter.NotifyOfAddedSpan(SpanSample.Span());
        }

        reporter.Close();
        Assert.Equal(11, Directory.GetFiles(Path.GetDirectoryName(_file.Path)!).Length);
    }

    [Fact]
    public void When_rolling_fails_the_file_grows_nothing_is_lost_and_it_is_said_once()
    {
        using var log = new LogRecorder();
        Directory.CreateDirectory(_file.Path + ".1");
        var reporter = _file.Open(rollSize: 1, rollFiles: 1, loggers: log);

        foreach (var name in new[] { "1", "2", "3" })
        {
            reporter.NotifyOfAddedSpan(SpanSample.Span(name));
        }

        Assert.Equal(["1", "2", "3"], Names(""));
        Assert.Contains(_file.Path, Assert.Single(log.Warnings), StringComparison.Ordinal);

        Directory.Delete(_file.Path + ".1");
        reporter.NotifyOfAddedSpan(SpanSample.Span("4"));
        reporter.Close();
        Assert.Equal(["1", "2", "3"], Names(".1"));
        Assert.Equal(["4"], Names(""));
    }

    public void Dispose() => _file.Dispose();

    private string[] Names(string suffix) => TraceFile.Names(TraceFile.LinesOf(_file.Path + suffix));
}
