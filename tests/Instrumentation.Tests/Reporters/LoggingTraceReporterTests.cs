using Instrumentation.Reporters;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Reporters;

public class LoggingTraceReporterTests
{
    private const string Category = "Instrumentation.Reporters.LoggingTraceReporter";

    [Theory]
    [InlineData("logging")]
    [InlineData("org.apache.flink.traces.slf4j.Slf4jTraceReporterFactory")]
    [InlineData("Instrumentation.Reporters.LoggingTraceReporterFactory")]
    public async Task A_configured_reporter_logs_Flinks_line_under_the_full_name_of_its_class(string factory)
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string> { ["traces.reporter.log.factory.class"] = factory });

        configured.Group.AddSpan(SpanSample.Builder().AddChild(Span.Builder(typeof(SpanSample), "child")));
        Assert.True(await configured.Registry.FlushAsync(TimeSpan.FromSeconds(60)));

        var entry = Assert.Single(configured.Log.Entries);
        Assert.Equal((Category, LogLevel.Information), (entry.Category, entry.Level));
        Assert.StartsWith(
            "Reported span: SimpleSpan{scope=Instrumentation.Tests.Doubles.SpanSample, name=enrich, startTsMillis=1772373787512, endTsMillis=1772373787513, attributes={",
            entry.Message,
            StringComparison.Ordinal);
        Assert.Contains("children=[SimpleSpan{scope=Instrumentation.Tests.Doubles.SpanSample, name=child", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_of_the_span_are_structured_fields()
    {
        using var log = new LogRecorder();
        var span = SpanSample.Builder()
            .SetAttribute("rows", 3L).SetAttribute("Name", "not the span's").SetStatus(SpanStatus.Error, "no such order")
            .AddChild(Span.Builder(typeof(SpanSample), "child"))
            .Build();

        new LoggingTraceReporter(log.CreateLogger("mine")).NotifyOfAddedSpan(span);

        var entry = Assert.Single(log.Entries);
        Assert.Equal("mine", entry.Category);
        Assert.Equal("Reported span: " + span, entry.Message);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["Span"] = span,
                ["Scope"] = "Instrumentation.Tests.Doubles.SpanSample",
                ["Name"] = "enrich",
                ["StartTime"] = SpanSample.Start,
                ["DurationMs"] = 1.24,
                ["Kind"] = System.Diagnostics.ActivityKind.Internal,
                ["Status"] = SpanStatus.Error,
                ["StatusDescription"] = "no such order",
                ["TraceId"] = SpanSample.TraceId,
                ["SpanId"] = span.SpanId.ToHexString(),
                ["ParentSpanId"] = SpanSample.ParentId,
                ["Children"] = 1,
                ["Attributes.rows"] = 3L,
                ["Attributes.Name"] = "not the span's",
                ["{OriginalFormat}"] = "Reported span: {Span}",
            },
            entry.Fields);
    }

    [Fact]
    public void A_span_without_parent_has_none_in_its_fields()
    {
        using var log = new LogRecorder();

        new LoggingTraceReporter(log.CreateLogger("mine")).NotifyOfAddedSpan(Span.Builder(typeof(SpanSample), "root").Build());

        Assert.Null(Assert.Single(log.Entries).Fields["ParentSpanId"]);
    }

    [Fact]
    public void A_logger_that_does_not_take_the_level_is_said_once_and_gets_no_spans()
    {
        using var log = new LogRecorder { MinLevel = LogLevel.Warning };
        var reporter = new LoggingTraceReporter(log.CreateLogger("mine"));

        reporter.Open(new ReporterConfig("log", new Dictionary<string, string>()));
        reporter.NotifyOfAddedSpan(SpanSample.Span());
        reporter.NotifyOfAddedSpan(SpanSample.Span());

        var warning = Assert.Single(log.Warnings);
        Assert.Contains("'log' logs spans at level Information, which its logger does not take", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_logger_is_refused() => Assert.Throws<ArgumentNullException>(() => new LoggingTraceReporter(null!));

    [Fact]
    public async Task A_key_it_does_not_read_is_said()
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string>
        {
            ["traces.reporter.log.factory.class"] = "logging",
            ["traces.reporter.log.level"] = "debug",
        });

        Assert.Contains("'traces.reporter.log.level'", Assert.Single(configured.Log.Warnings), StringComparison.Ordinal);
    }
}
