using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Instrumentation.Reporting;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Reporting;

/// <summary>A thread that was on its way to a reporter when the registry was closed comes to a channel that is closed.</summary>
public class ReporterChannelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_channel_drops_and_counts(bool isInline)
    {
        var reporter = new ScriptedReporter { IsInline = isInline };
        var log = new LogRecorder();
        var channel = ReporterChannel.Create(
            ReporterSetup.ForObject(reporter, new ReporterConfig("r", new Dictionary<string, string>())),
            CreateContext(log));
        Add(channel);
        await channel.CloseAsync(CancellationToken.None, CancellationToken.None);

        Add(channel);

        Assert.True(channel.IsClosed);
        Assert.Equal((1, 1), (reporter.Notified, reporter.Closed));
        Assert.Equal(new ReporterStatistics(1, 1, 0, 0), channel.Statistics);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task A_queued_reporter_is_called_on_a_thread_that_has_its_name_and_keeps_no_application_alive()
    {
        (string? Name, bool IsBackground) thread = default;
        var reporter = new ScriptedReporter { OnSpan = _ => thread = (Thread.CurrentThread.Name, Thread.CurrentThread.IsBackground) };
        var channel = ReporterChannel.Create(
            ReporterSetup.ForObject(reporter, new ReporterConfig("r", new Dictionary<string, string>())),
            CreateContext(new LogRecorder()));
        Add(channel);

        await channel.CloseAsync(CancellationToken.None, CancellationToken.None);

        Assert.Equal(("Trace reporter r", true), thread);
    }

    private static ReportingContext CreateContext(LogRecorder recorder)
    {
        var log = new RuntimeLog(recorder.CreateLogger("test"), TimeProvider.System);
        return new ReportingContext(log, new ReportingGate(), new ReporterMeter(log, TimeProvider.System), TimeProvider.System);
    }

    private static void Add(ReporterChannel channel)
    {
        var record = Span.Builder(typeof(ReporterChannelTests), "work").Record!;
        var span = new SharedSpan(record);
        channel.Add(record, SpanVariables.None, ref span);
    }
}
