using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>The directory of the spool, which several reporters may share.</summary>
public sealed class SharedSpoolTests : IDisposable
{
    private readonly SpoolPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_directory_that_cannot_be_made_is_refused_with_key_value_and_reason()
    {
        var file = Path.Combine(_place.Path, "file");
        File.WriteAllText(file, "");
        var directory = Path.Combine(file, "spool");

        var reason = Assert.ThrowsAny<IOException>(() => Directory.CreateDirectory(directory)).Message.TrimEnd('.');

        var refusal = Assert.Throws<FormatException>(() => Open(directory));

        Assert.Equal(
            $"traces.reporter.otel.spool.directory: '{directory}' cannot be used; allowed is a directory in which files can be written and locked, and here that failed: {reason}.",
            refusal.Message);
    }

    [Fact]
    public async Task A_reporter_takes_what_others_left_behind_and_leaves_alone_what_belongs_to_one_that_lives()
    {
        await using var absent = await OtlpReceiver.StartAsync();
        await absent.StopAsync();
        await using var receiver = await OtlpReceiver.StartAsync();
        var ended = new OtlpJob(absent, "HTTP", _place.Settings("always"));
        ended.MetricGroup.AddSpans(0, 10);
        await ended.DisposeAsync();
        var living = new OtlpJob(absent, "HTTP", _place.Settings("always"));
        living.MetricGroup.AddSpans(10, 10);

        // "living" has taken the first ten spans over, and cannot deliver them either.
        await Eventually.BecomesTrue(() => living.Statistics.Queued == 20, "what was left behind is taken over");
        await using var other = new OtlpJob(receiver, "HTTP", _place.Settings("always"));
        other.MetricGroup.AddSpans(20, 10);
        Assert.True(await other.FlushAsync());
        Assert.Equal(NumberedSpans.UpTo(30).Skip(20), receiver.Numbers().Order());
        Assert.NotEmpty(_place.Files);

        await living.DisposeAsync();
        Assert.Equal(20, living.Statistics.Queued);
        await using var last = new OtlpJob(receiver, "HTTP", _place.Settings("always"));
        Assert.True(await last.FlushAsync());
        Assert.Equal(NumberedSpans.UpTo(30), receiver.Numbers().Order());
        Assert.Equal(NumberedSpans.UpTo(2), receiver.Numbers().Skip(10).Select(number => number / 10).Distinct());
        Assert.Empty(_place.Files);
    }

    [Fact]
    public async Task Two_reporters_of_one_process_share_a_directory()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await receiver.StopAsync();
        var first = new OtlpJob(receiver, "HTTP", _place.Settings("always"));
        var second = new OtlpJob(receiver, "gRPC", _place.Settings("overflow"));
        Assert.Equal(2, _place.Folders.Count);
        first.MetricGroup.AddSpans(0, 10);
        second.MetricGroup.AddSpans(10, 10);
        await receiver.StartAgainAsync();

        Assert.True(await first.FlushAsync());
        Assert.True(await second.FlushAsync());
        await first.DisposeAsync();
        await second.DisposeAsync();

        Assert.Equal(NumberedSpans.UpTo(20), receiver.Numbers().Order());
        Assert.Empty(_place.Folders);
    }

    [Fact]
    public void Empty_folders_of_killed_processes_are_removed_and_what_is_not_ours_stays()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_place.Path, "spans-20200101-000000-000-1-1")).FullName;
        File.WriteAllText(Path.Combine(empty, "lock"), "");
        var bare = Directory.CreateDirectory(Path.Combine(_place.Path, "spans-20200101-000000-000-1-2")).FullName;
        var foreign = Directory.CreateDirectory(Path.Combine(_place.Path, "foreign")).FullName;

        using (var spool = TestSpool.Open(_place.Path))
        {
            Assert.Empty(spool.Recover(new RecordedCounts()));
        }

        Assert.Equal([foreign], _place.Folders);
        Assert.False(Directory.Exists(bare));
        Assert.Empty(Directory.EnumerateFiles(foreign));
    }

    private static void Open(string directory) => new OpenTelemetryTraceReporter().Open(new ReporterConfig(
        "otel", new Dictionary<string, string> { ["exporter.endpoint"] = "http://localhost:1", ["spool.directory"] = directory }));
}
