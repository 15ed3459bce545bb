using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

public class SpanWithoutEndFixTests
{
    [Fact]
    public Task The_clock_of_the_start_is_read_again() => Fix(
        """_group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTsMillis(Now())|]);""",
        """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(Now()).SetEndTsMillis(Now()));""");

    [Fact]
    public Task The_clock_is_found_through_the_variable_that_holds_the_start() => Fix(
        """
        var clock = TimeProvider.System;
        var start = clock.GetUtcNow();
        _group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTime(start)|]);
        """,
        """
        var clock = TimeProvider.System;
        var start = clock.GetUtcNow();
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(start).SetEndTime(clock.GetUtcNow()));
        """);

    [Fact]
    public Task A_start_that_is_no_clock_is_not_repeated() => Fix(
        """_group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTime(order.Started)|]);""",
        """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(order.Started).SetEndTime(DateTimeOffset.UtcNow));""");

    [Fact]
    public Task Milliseconds_get_milliseconds() => Fix(
        """_group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTsMillis(order.Started.ToUnixTimeMilliseconds())|]);""",
        """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(order.Started.ToUnixTimeMilliseconds()).SetEndTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));""");

    [Fact]
    public Task The_time_provider_in_scope_is_asked() => Fix(
        """
        TimeProvider clock = TimeProvider.System;
        _group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTime(order.Started)|]);
        """,
        """
        TimeProvider clock = TimeProvider.System;
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(order.Started).SetEndTime(clock.GetUtcNow()));
        """);

    [Fact]
    public Task Two_time_providers_are_one_too_many() => Fix(
        """
        TimeProvider one = TimeProvider.System, two = TimeProvider.System;
        _group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTime(order.Started)|]);
        """,
        """
        TimeProvider one = TimeProvider.System, two = TimeProvider.System;
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(order.Started).SetEndTime(DateTimeOffset.UtcNow));
        """);

    [Fact]
    public Task A_clock_that_is_out_of_scope_at_the_report_is_not_used() => Fix(
        """
        SpanBuilder span;
        {
            var clock = TimeProvider.System;
            span = Span.Builder(typeof(Job), "n").SetStartTime(clock.GetUtcNow());
        }

        _group.AddSpan([|span|]);
        """,
        """
        SpanBuilder span;
        {
            var clock = TimeProvider.System;
            span = Span.Builder(typeof(Job), "n").SetStartTime(clock.GetUtcNow());
        }

        _group.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
        """);

    [Fact]
    public Task A_chain_over_several_lines_goes_on_in_its_layout_and_keeps_its_comments() => Fix(
        """
        // The whole order.
        _group.AddSpan([|Span.Builder(typeof(Job), "n") // by name
            .SetStartTsMillis(Now()) // begins here
            .SetAttribute("rows", 3L)|]); // done
        """,
        """
        // The whole order.
        _group.AddSpan(Span.Builder(typeof(Job), "n") // by name
            .SetStartTsMillis(Now()) // begins here
            .SetAttribute("rows", 3L)
            .SetEndTsMillis(Now())); // done
        """);

    [Fact]
    public Task A_comment_behind_the_last_call_of_a_chain_stays_there() => Fix(
        """
        _group.AddSpan(
            [|Span.Builder(typeof(Job), "n")
                .SetStartTsMillis(Now())
                .SetAttribute("rows", 3L)|] // rows
        );
        """,
        """
        _group.AddSpan(
            Span.Builder(typeof(Job), "n")
                .SetStartTsMillis(Now())
                .SetAttribute("rows", 3L) // rows
                .SetEndTsMillis(Now())
        );
        """);

    [Theory]
    [InlineData("[|failed ? span : span.SetEndTsMillis(1)|]", "(failed ? span : span.SetEndTsMillis(1)).SetEndTsMillis(Now())")]
    [InlineData("[|failed switch { true => span, false => span }|]", "(failed switch { true => span, false => span }).SetEndTsMillis(Now())")]
    [InlineData("[|same = span|]", "(same = span).SetEndTsMillis(Now())")]
    [InlineData("[|(SpanBuilder)(object)span|]", "((SpanBuilder)(object)span).SetEndTsMillis(Now())")]
    [InlineData("[|span|]!", "span.SetEndTsMillis(Now())!")]
    [InlineData("[|span|] /* here */", "span.SetEndTsMillis(Now()) /* here */")]
    [InlineData("[|span?.SetAttribute(\"rows\", 1L)|]!", "span?.SetAttribute(\"rows\", 1L).SetEndTsMillis(Now())!")]
    public Task The_end_is_set_on_the_whole_expression(string builder, string mended) => Fix(
        $"""
        SpanBuilder same;
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        _group.AddSpan({builder});
        """,
        $"""
        SpanBuilder same;
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        _group.AddSpan({mended});
        """);

    [Fact]
    public Task Builders_within_builders_are_mended_together() => Fix(
        """
        _group.AddSpan([|Span.Builder(typeof(Job), "parent").SetStartTsMillis(Now())
            .AddChild([|Span.Builder(typeof(Job), "child").SetStartTsMillis(Now())
                .AddChildren([[|Span.Builder(typeof(Job), "grandchild").SetStartTsMillis(Now())|]])|])|]);
        """,
        """
        _group.AddSpan(Span.Builder(typeof(Job), "parent").SetStartTsMillis(Now())
            .AddChild(Span.Builder(typeof(Job), "child").SetStartTsMillis(Now())
                .AddChildren([Span.Builder(typeof(Job), "grandchild").SetStartTsMillis(Now()).SetEndTsMillis(Now())])
                .SetEndTsMillis(Now()))
            .SetEndTsMillis(Now()));
        """);

    [Fact]
    public Task The_end_is_set_on_the_path_through_finally() => Fix(
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        try
        {
            Work();
            span.SetEndTsMillis(Now());
        }
        finally
        {
            _group.AddSpan([|span|]);
        }
        """,
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        try
        {
            Work();
            span.SetEndTsMillis(Now());
        }
        finally
        {
            _group.AddSpan(span.SetEndTsMillis(Now()));
        }
        """);

    private static Task Fix(string body, string fixedBody) =>
        FixTest<SpanWithoutEndAnalyzer, SpanWithoutEndFixProvider>.Check(Job.Method(body), Job.Method(fixedBody));
}
