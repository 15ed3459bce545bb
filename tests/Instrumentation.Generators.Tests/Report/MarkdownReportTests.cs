using Instrumentation.Generators.Models;
using Instrumentation.Generators.Report;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>The table holds any name in one cell of one line.</summary>
public class MarkdownReportTests
{
    [Theory]
    [InlineData("a|b", @"`a\|b`")]
    [InlineData("a\r\nb\tc", @"`a\r\nb\tc`")]
    [InlineData("a\u0085b\u2028c\u2029d", @"`a\u0085b\u2028c\u2029d`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("``", "``` `` ```")]
    [InlineData("<b>*x*_[y](z)", "`<b>*x*_[y](z)`")]
    [InlineData("\u202eabc", @"`\u202eabc`")]
    public void A_name_stands_as_it_is_and_what_would_break_the_cell_is_escaped(string name, string cell) =>
        Assert.Equal($"| `Acme.Job` | {cell} | | | StartSpan | `Job.cs:3` |", LinesOf(Row(name: name))[4]);

    // No attribute of a test could hold it.
    [Fact]
    public void Half_a_character_is_escaped() =>
        Assert.Equal(@"| `Acme.Job` | `🚀 \ud83d` | | | StartSpan | `Job.cs:3` |", LinesOf(Row(name: "\ud83d\ude80 \ud83d"))[4]);

    [Fact]
    public void What_is_computed_says_so() =>
        Assert.Equal("| *computed* | *computed* | | | StartSpan | `Job.cs:3` |", LinesOf(Row(scope: null, name: null))[4]);

    [Fact]
    public void Attributes_and_options_are_listed_in_one_cell() => Assert.Equal(
        """| `Acme.Job` | `run` | `a` long, `b\|c` string | `Every = 10`, `Ignore = ["System.TimeoutException"]` | StartSpan | `Job.cs:3` |""",
        LinesOf(Row() with
        {
            Attributes = new AttributeRow[] { new("a", "long"), new("b|c", "string") }.ToEquatableArray(),
            Options = new OptionRow[] { new("Every", "10"), new("Ignore", "[\"System.TimeoutException\"]") }.ToEquatableArray(),
        })[4]);

    [Fact]
    public void A_project_without_spans_has_a_sentence_instead() =>
        Assert.Equal("# Spans of Acme.Jobs\n\nThis project reports no spans.\n", MarkdownReport.Write(ReportOf()));

    [Fact]
    public void Lines_end_in_a_line_feed() => Assert.Equal(
        "# Spans of Acme.Jobs\n\n| Scope | Name | Attributes | Options | Form | Place |\n|---|---|---|---|---|---|\n| `Acme.Job` | `run` | | | StartSpan | `Job.cs:3` |\n",
        MarkdownReport.Write(ReportOf(Row())));

    internal static SpanRow Row(string? scope = "Acme.Job", string? name = "run") =>
        new(scope, name, SpanForm.StartSpan, EquatableArray<AttributeRow>.Empty, EquatableArray<OptionRow>.Empty, "Job.cs", 3);

    internal static SpanReport ReportOf(params SpanRow[] rows) => new("Acme.Jobs", rows.ToEquatableArray());

    private static string[] LinesOf(SpanRow row) => MarkdownReport.Write(ReportOf(row)).Split('\n');
}
