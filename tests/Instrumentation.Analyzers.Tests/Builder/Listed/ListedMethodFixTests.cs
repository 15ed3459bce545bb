using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;

namespace Instrumentation.Analyzers.Tests.Builder.Listed;

/// <summary>The fixes for builders that listed methods start, end or take over.</summary>
public class ListedMethodFixTests
{
    private const string TwoEnds = "[*.cs]\ninstrumentation.start_methods = Timed.Start, BeginAt\ninstrumentation.end_methods = Finish, Begin\n";

    private const string NoEnd = "[*.cs]\ninstrumentation.start_methods = [Acme.StartsSpan]\n";

    [Theory]
    [InlineData(ListedJob.ByName)]
    [InlineData(ListedJob.ByAttribute)]
    public async Task A_span_that_a_listed_method_starts_is_ended_by_the_one_that_can_stand_in_the_chain(string options)
    {
        await FixEnd("""_group.AddSpan([|Timed.Start(typeof(Job), "n")|]);""", """_group.AddSpan(Timed.Start(typeof(Job), "n").Finish());""", options);
        await FixEnd("""_group.Report([|Timed.Start<Job>("n")|]);""", """_group.Report(Timed.Start<Job>("n").Finish());""", options);
        await FixEnd("""[|Timed.Start<Job>("n")|].ReportTo(_group);""", """Timed.Start<Job>("n").Finish().ReportTo(_group);""", options);
        await FixEnd(
            """
            var span = Span.Builder(typeof(Job), "n");
            Timed.BeginAt(span, DateTimeOffset.UtcNow);
            _group.AddSpan([|span|]);
            """,
            """
            var span = Span.Builder(typeof(Job), "n");
            Timed.BeginAt(span, DateTimeOffset.UtcNow);
            _group.AddSpan(span.Finish());
            """,
            options);
    }

    [Fact]
    public Task A_span_that_the_runtime_starts_is_ended_by_it() => FixEnd(
        """_group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTsMillis(Now())|]);""",
        """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(Now()).SetEndTsMillis(Now()));""");

    [Theory]
    [InlineData(TwoEnds)]
    [InlineData(NoEnd)]
    public async Task Without_one_listed_end_the_present_time_is_set(string options)
    {
        await FixEnd(
            """_group.AddSpan([|Timed.Start<Job>("n")|]);""",
            """_group.AddSpan(Timed.Start<Job>("n").SetEndTime(DateTimeOffset.UtcNow));""",
            options);
        await FixEnd(
            """
            TimeProvider clock = TimeProvider.System;
            var span = Span.Builder(typeof(Job), "n");
            Timed.BeginAt(span, order.Started);
            _group.AddSpan([|span|]);
            """,
            """
            TimeProvider clock = TimeProvider.System;
            var span = Span.Builder(typeof(Job), "n");
            Timed.BeginAt(span, order.Started);
            _group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
            """,
            options);
    }

    [Fact]
    public Task A_builder_that_may_be_null_is_not_ended_in_front_of_the_question_mark() => ListedJob.Fix<SpanWithoutEndAnalyzer, SpanWithoutEndFixProvider>(
        """var span = failed ? null : Timed.Start<Job>("n"); [|span|]?.ReportTo(_group);""",
        """var span = failed ? null : Timed.Start<Job>("n"); [|span|]?.ReportTo(_group);""");

    [Theory]
    [InlineData(ListedJob.ByName)]
    [InlineData(ListedJob.ByAttribute)]
    public async Task A_span_that_a_listed_method_ends_is_started_by_the_one_that_can_stand_in_the_chain(string options)
    {
        await FixStart("""_group.AddSpan([|Span.Builder(typeof(Job), "n")|].Finish());""", """_group.AddSpan(Span.Builder(typeof(Job), "n").Begin().Finish());""", options);
        await FixStart(
            """
            var span = [|Span.Builder(typeof(Job), "n")|];
            Timed.FinishNow(span);
            _group.Report(span);
            """,
            """
            var span = Span.Builder(typeof(Job), "n").Begin();
            Timed.FinishNow(span);
            _group.Report(span);
            """,
            options);
    }

    [Fact]
    public Task Without_a_listed_start_the_present_time_is_set() => FixStart(
        """_group.AddSpan([|Span.Builder(typeof(Job), "n")|].Finish());""",
        """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(DateTimeOffset.UtcNow).Finish());""",
        "[*.cs]\ninstrumentation.end_methods = Timed.Finish");

    [Fact]
    public Task An_end_that_a_listed_method_is_given_says_nothing_of_the_start() => FixStart(
        """var span = [|Span.Builder(typeof(Job), "n")|]; Timed.FinishAt(span, DateTimeOffset.UtcNow); _group.AddSpan(span);""",
        """var span = [|Span.Builder(typeof(Job), "n")|]; Timed.FinishAt(span, DateTimeOffset.UtcNow); _group.AddSpan(span);""");

    [Fact]
    public Task A_span_that_a_listed_method_makes_is_added() => ListedJob.Fix<SpanNotReportedAnalyzer, SpanNotReportedFixProvider>(
        """
        var span = [|Timed.Start<Job>("n")|];
        Work();
        span.Finish();
        """,
        """
        var span = Timed.Start<Job>("n");
        Work();
        span.Finish();
        _group.AddSpan(span);
        """);

    [Theory]
    [InlineData(ListedJob.ByName)]
    [InlineData(ListedJob.ByAttribute)]
    public Task What_listed_methods_do_to_the_span_after_the_work_goes_into_the_finally_block(string options) => ListedJob.Fix<SpanLostByExceptionAnalyzer, SpanLostByExceptionFixProvider>(
        """
        var span = Timed.Start<Job>("n");
        Work();
        Timed.FinishNow(span);
        _group.Report([|span|]);
        """,
        """
        var span = Timed.Start<Job>("n");
        try
        {
            Work();
        }
        finally
        {
            Timed.FinishNow(span);
            _group.Report(span);
        }

        """,
        options);

    private static Task FixEnd(string body, string fixedBody, string options = ListedJob.ByAttribute) =>
        ListedJob.Fix<SpanWithoutEndAnalyzer, SpanWithoutEndFixProvider>(body, fixedBody, options);

    private static Task FixStart(string body, string fixedBody, string options = ListedJob.ByAttribute) =>
        ListedJob.Fix<SpanWithoutStartAnalyzer, SpanWithoutStartFixProvider>(body, fixedBody, options);
}
