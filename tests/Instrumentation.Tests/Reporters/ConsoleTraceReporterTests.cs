using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Reporters;

public class ConsoleTraceReporterTests
{
    [Fact]
    public void A_span_is_one_line_with_time_duration_status_name_attributes_and_ids()
    {
        var span = SpanSample.Builder("enrich order")
            .SetAttribute("order.id", 17L).SetAttribute("price", 1.5).SetAttribute("vip", true).SetAttribute("kind", "a b=\"c\"").SetAttribute("none", "")
            .SetStatus(SpanStatus.Ok)
            .Build();

        var line = Assert.Single(Lines(span));

        Assert.Equal(
            "14:03:07.512    1.24 ms  ok    enrich order  order.id=17  price=1.5  vip=true  kind=\"a b=\\\"c\\\"\"  none=\"\""
            + $"  (Instrumentation.Tests.Doubles.SpanSample trace {SpanSample.TraceId} span {span.SpanId} parent {SpanSample.ParentId})",
            line);
    }

    [Fact]
    public void Children_are_an_indented_tree_below_their_parent()
    {
        var span = SpanSample.Builder("root")
            .AddChild(SpanSample.Builder("first").AddChild(SpanSample.Builder("nested")))
            .AddChild(SpanSample.Builder("second").SetStatus(SpanStatus.Error, "broken"))
            .Build();

        var lines = Lines(span);

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("14:03:07.512    1.24 ms  -     root  (", lines[0], StringComparison.Ordinal);
        Assert.Equal("14:03:07.512    1.24 ms  -       first", lines[1]);
        Assert.Equal("14:03:07.512    1.24 ms  -         nested", lines[2]);
        Assert.Equal("14:03:07.512    1.24 ms  ERROR   second: broken", lines[3]);
    }

    [Fact]
    public async Task A_child_does_not_repeat_the_variables_of_its_root_but_shows_its_own()
    {
        using var writer = new StringWriter();
        await using (var registry = TraceRegistry.Create(new ConsoleTraceReporter(writer)))
        {
            registry.RootMetricGroup.AddGroup("shard", "7").AddSpan(
                SpanSample.Builder("root")
                    .AddChild(SpanSample.Builder("same").SetAttribute("plain", 1L))
                    .AddChild(SpanSample.Builder("other").SetAttribute("<shard>", "8")));
        }

        var lines = writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("<shard>=7", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("same  plain=1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("other  <shard>=8", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(900, "900 ns")]
    [InlineData(12_300, "12.3 us")]
    [InlineData(999_900, "999.9 us")]
    [InlineData(4_560_000, "4.56 ms")]
    [InlineData(59_990_000_000, "59.99 s")]
    [InlineData(90_000_000_000, "1.5 min")]
    public void Durations_have_a_unit_that_fits(long nanos, string expected) =>
        Assert.Contains($" {expected}  -", Assert.Single(Lines(SpanSample.Span("x", nanos))), StringComparison.Ordinal);

    [Fact]
    public void What_would_break_the_line_or_command_the_terminal_is_escaped()
    {
        var span = SpanSample.Builder("a\nb\u001b[2Jc\u2028d\u0085e").SetAttribute("k\r\n", "\tv\u0007").SetStatus(SpanStatus.Error, "x\ny").Build();

        var line = Assert.Single(Lines(span));

        Assert.Contains(@"a\nb\u001b[2Jc\u2028d\u0085e: x\ny  k\r\n=\tv\u0007", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Fact]
    public void Long_values_are_cut_and_their_length_is_said()
    {
        var line = Assert.Single(Lines(SpanSample.Builder().SetAttribute("stack", new string('s', 5_000)).Build()));

        Assert.Contains(new string('s', 200) + "... (5000 characters)", line, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('s', 201), line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_tree_is_written_whole()
    {
        var root = SpanSample.Builder("0");
        var parent = root;
        for (var depth = 1; depth < 1_000; depth++)
        {
            var child = SpanSample.Builder(depth.ToString(System.Globalization.CultureInfo.InvariantCulture));
            parent.AddChild(child);
            parent = child;
        }

        Assert.Equal(1_000, Lines(root.Build()).Length);
    }

    [Fact]
    public void Colors_are_used_on_a_terminal_only()
    {
        var failed = SpanSample.Builder().SetStatus(SpanStatus.Error).Build();
        using var terminal = new StringWriter();
        new ConsoleTraceReporter(terminal, isStyled: true).NotifyOfAddedSpan(failed);

        Assert.Contains("\u001b[31mERROR \u001b[0m", terminal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Assert.Single(Lines(failed)), StringComparison.Ordinal);
        Assert.False(ConsoleTraceReporter.IsTerminal(isRedirected: true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("stdout")]
    [InlineData("stderr")]
    public async Task The_stream_is_chosen_by_a_key(string? stream)
    {
        var settings = new Dictionary<string, string> { ["traces.reporter.c.factory.class"] = "console" };
        var name = $"to {stream ?? "default"}";
        var (output, error) = await ConsoleCapture.RunAsync(async () =>
        {
            await using var configured = new ConfiguredRegistry(stream is null ? settings : settings.With("traces.reporter.c.stream", stream));
            configured.Report(name);
        });

        Assert.Equal(stream != "stderr", output.Contains(name, StringComparison.Ordinal));
        Assert.Equal(stream == "stderr", error.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_stream_is_refused()
    {
        await using var configured = new ConfiguredRegistry(new Dictionary<string, string>
        {
            ["traces.reporter.c.factory.class"] = "console",
            ["traces.reporter.c.stream"] = "printer",
        });

        Assert.Contains(
            "traces.reporter.c.stream: 'printer' cannot be used; allowed is stdout or stderr.",
            Assert.Single(configured.Log.At(LogLevel.Error)),
            StringComparison.Ordinal);
    }

    private static string[] Lines(Span span)
    {
        using var writer = new StringWriter();
        new ConsoleTraceReporter(writer).NotifyOfAddedSpan(span);
        return writer.ToString().Split(Environment.NewLine)[..^1];
    }
}
