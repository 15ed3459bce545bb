using System.Globalization;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Reporters;

public sealed class FileTraceReporterProcessTests : IDisposable
{
    private const int EnoughSpans = 50;

    private readonly TraceFile _file = new();

    [Fact]
    public async Task After_a_kill_every_span_is_there_that_had_been_taken_and_the_next_run_goes_on()
    {
        var written = await WriteAndKillAsync();

        _file.Write(SpanSample.Span("next run"));

        var lines = _file.Lines;
        var names = TraceFile.Names(lines.Where(line => line.EndsWith("]}]}", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, written).Select(count => count.ToString(CultureInfo.InvariantCulture)), names.Take(written));
        Assert.Equal("next run", names[^1]);
        Assert.InRange(lines.Length - names.Length, 0, 1);
    }

    [Fact]
    public async Task A_file_that_another_process_writes_is_refused()
    {
        if (OperatingSystem.IsMacOS())
        {
            return;
        }

        using var child = ChildProcess.Start(_file.Path);
        try
        {
            await child.StandardOutput.ReadLineAsync();

            var exception = Assert.Throws<FormatException>(() => _file.Open());
            Assert.Contains("nothing else writes", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }

        _file.Open().Close();
    }

    public void Dispose() => _file.Dispose();

    private async Task<int> WriteAndKillAsync()
    {
        using var child = ChildProcess.Start(_file.Path);
        var written = 0;
        while (written < EnoughSpans && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            written = int.Parse(line, CultureInfo.InvariantCulture);
        }

        child.Kill();
        await child.WaitForExitAsync();
        Assert.Equal(EnoughSpans, written);
        return written;
    }
}
