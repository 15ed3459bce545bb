using System.Collections.ObjectModel;
using Instrumentation.QuickStart.Reporting;
using Instrumentation.QuickStart.Terminal;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Tests;

public class SpanTableReporterTests
{
    [Fact]
    public void A_row_has_count_errors_and_the_nearest_ranks_of_the_durations()
    {
        var spans = Enumerable.Range(1, 100).Select(milliseconds => SpanOf("work", milliseconds, milliseconds <= 3));

        var lines = Report(ReadOnlyDictionary<string, string>.Empty, [.. spans]);

        Assert.Equal(["work", "100", "3", "50.0 ms", "95.0 ms", "100.0 ms"], Cells(lines, "work"));
    }

    [Theory]
    [InlineData(0, "0 µs")]
    [InlineData(999, "999.0 ms")]
    [InlineData(61_500, "61.50 s")]
    public void A_single_duration_is_every_rank_in_a_unit_that_fits(int milliseconds, string text)
    {
        var lines = Report(ReadOnlyDictionary<string, string>.Empty, SpanOf("work", milliseconds));

        Assert.Equal(["work", "1", "0", text, text, text], Cells(lines, "work"));
    }

    [Fact]
    public void Children_count_under_their_own_names_and_markup_in_a_name_is_text()
    {
        var tree = Span.Builder(typeof(SpanTableReporterTests), "[red]root[/]")
            .AddChild(Span.Builder(typeof(SpanTableReporterTests), "child"))
            .Build();

        var lines = Report(ReadOnlyDictionary<string, string>.Empty, tree);

        Assert.Equal("1", Cells(lines, "[red]root[/]")[1]);
        Assert.Equal("1", Cells(lines, "child")[1]);
    }

    [Fact]
    public void Names_over_the_most_rows_are_counted_and_said()
    {
        var settings = new Dictionary<string, string> { ["max-rows"] = "2" };

        var lines = Report(settings, SpanOf("c", 1), SpanOf("a", 1), SpanOf("b", 1), SpanOf("d", 1));

        Assert.Equal("a", Cells(lines, "a")[0]);
        Assert.Equal("b", Cells(lines, "b")[0]);
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith('c'));
        Assert.Contains("2 more names; raise max-rows to see them.", lines);
    }

    [Fact]
    public void A_setting_that_is_no_number_is_refused_with_its_key_and_value()
    {
        var settings = new Dictionary<string, string> { ["max-rows"] = "many" };

        var exception = Assert.Throws<FormatException>(() => Report(settings));

        Assert.Contains("traces.reporter.table.max-rows: 'many'", exception.Message, StringComparison.Ordinal);
    }

    private static Span SpanOf(string name, int milliseconds, bool isError = false)
    {
        var builder = Span.Builder(typeof(SpanTableReporterTests), name).SetStartTsMillis(1_000).SetEndTsMillis(1_000 + milliseconds);
        return (isError ? builder.SetStatus(SpanStatus.Error) : builder).Build();
    }

    private static string[] Report(IReadOnlyDictionary<string, string> settings, params Span[] spans)
    {
        var output = new StringWriter();
        var config = new ReporterConfig("table", settings);
        var reporter = new SpanTableReporterFactory(OutputConsole.Create(output, isTerminal: false)).CreateTraceReporter(config);
        reporter.Open(config);
        foreach (var span in spans)
        {
            reporter.NotifyOfAddedSpan(span);
        }

        reporter.Close();
        return output.ToString().Split(Environment.NewLine);
    }

    private static string[] Cells(string[] lines, string name)
    {
        var row = Assert.Single(lines, line => line.TrimStart().StartsWith(name + " ", StringComparison.Ordinal));
        return row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
