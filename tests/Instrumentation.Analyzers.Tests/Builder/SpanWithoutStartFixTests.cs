using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

public class SpanWithoutStartFixTests
{
    [Fact]
    public Task The_clock_of_the_end_is_read_where_the_builder_is_made() => Fix(
        """
        var span = [|Span.Builder(typeof(Job), "n")|].SetAttribute("rows", 3L);
        Work();
        _group.AddSpan(span.SetEndTsMillis(Now()));
        """,
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now()).SetAttribute("rows", 3L);
        Work();
        _group.AddSpan(span.SetEndTsMillis(Now()));
        """);

    [Fact]
    public Task An_earlier_reading_of_the_same_clock_is_the_start() => Fix(
        """
        var begun = DateTimeOffset.UtcNow;
        Work();
        _group.AddSpan([|Span.Builder(typeof(Job), "n")|].SetEndTime(DateTimeOffset.UtcNow));
        """,
        """
        var begun = DateTimeOffset.UtcNow;
        Work();
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(begun).SetEndTime(DateTimeOffset.UtcNow));
        """);

    [Fact]
    public Task The_start_is_found_when_the_end_is_in_a_variable_too() => Fix(
        """
        var begun = Now();
        Work();
        var ended = Now();
        _group.AddSpan([|Span.Builder(typeof(Job), "n")|].SetEndTsMillis(ended));
        """,
        """
        var begun = Now();
        Work();
        var ended = Now();
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(begun).SetEndTsMillis(ended));
        """);

    [Fact]
    public Task Two_earlier_readings_are_one_too_many() => Fix(
        """
        var one = Now();
        var two = Now();
        var span = [|Span.Builder(typeof(Job), "n")|];
        _group.AddSpan(span.SetEndTsMillis(Now()));
        """,
        """
        var one = Now();
        var two = Now();
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        _group.AddSpan(span.SetEndTsMillis(Now()));
        """);

    [Fact]
    public Task A_chain_over_several_lines_goes_on_in_its_layout() => Fix(
        """
        var span = [|Span.Builder(typeof(Job), "n")|]
            .SetAttribute("rows", 3L)
            .SetAttribute("more", true);
        Work();
        _group.AddSpan(span.SetEndTsMillis(Now()));
        """,
        """
        var span = Span.Builder(typeof(Job), "n")
            .SetStartTsMillis(Now())
            .SetAttribute("rows", 3L)
            .SetAttribute("more", true);
        Work();
        _group.AddSpan(span.SetEndTsMillis(Now()));
        """);

    [Fact]
    public Task Builders_within_builders_are_mended_together() => Fix(
        """
        _group.AddSpan([|Span.Builder(typeof(Job), "parent")|]
            .AddChild([|Span.Builder(typeof(Job), "child")|].SetEndTsMillis(Now()))
            .SetEndTsMillis(Now()));
        """,
        """
        _group.AddSpan(Span.Builder(typeof(Job), "parent")
            .SetStartTsMillis(Now())
            .AddChild(Span.Builder(typeof(Job), "child").SetStartTsMillis(Now()).SetEndTsMillis(Now()))
            .SetEndTsMillis(Now()));
        """);

    [Theory]
    [InlineData("var ended = Now(); _group.AddSpan([|Span.Builder(typeof(Job), \"n\")|].SetEndTsMillis(ended));")]
    [InlineData("var span = [|Span.Builder(typeof(Job), \"n\")|]; Work(); _group.AddSpan(span.SetEndTime(order.Started));")]
    public Task There_is_no_start_to_set_when_the_end_lies_before_the_builder_or_is_no_clock(string body) => Fix(body, body);

    private static Task Fix(string body, string fixedBody) =>
        FixTest<SpanWithoutStartAnalyzer, SpanWithoutStartFixProvider>.Check(Job.Method(body), Job.Method(fixedBody));
}
