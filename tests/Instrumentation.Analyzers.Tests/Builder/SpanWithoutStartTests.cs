using Instrumentation.Analyzers.Builder;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN102.</summary>
public class SpanWithoutStartTests
{
    [Fact]
    public Task A_span_without_times_is_an_instant() => Silent("_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetAttribute(\"rows\", 3L));");

    [Fact]
    public Task Start_and_end_may_be_set_in_any_order() =>
        Silent("_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetEndTime(DateTimeOffset.UtcNow).SetStartTime(order.Started));");

    [Fact]
    public Task A_start_that_is_set_to_nothing_is_meant() => Silent(
        """
        long start = 0, end = 0;
        if (traced) { start = Now(); Work(); end = Now(); }
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(start).SetEndTsMillis(end));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(0).SetEndTsMillis(Now()));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(default).SetEndTsMillis(Now()));
        """);

    [Fact]
    public Task An_end_of_zero_is_no_end() => Silent(
        "_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetEndTsMillis(0)); _group.AddSpan(Span.Builder(typeof(Job), \"m\").SetEndTsMillis(Now()).SetEndTsMillis(0));");

    [Theory]
    [InlineData("Take(span);")]
    [InlineData("_kept = span;")]
    [InlineData("List<SpanBuilder> kept = [span];")]
    [InlineData("Action later = () => span.SetStartTsMillis(1);")]
    [InlineData("Interlocked.Exchange(ref span, span);")]
    public Task A_builder_that_others_can_reach_is_left_to_them(string escape) => Silent(
        $"var span = Span.Builder(typeof(Job), \"n\").SetEndTsMillis(Now());\n{escape}\n_group.AddSpan(span);");

    [Fact]
    public Task A_builder_that_is_returned_is_left_to_the_caller() => Paths<SpanWithoutStartAnalyzer>.SilentIn(
        """
            public SpanBuilder Ended() => Span.Builder(typeof(Job), "n").SetEndTsMillis(Now());
            public IEnumerable<SpanBuilder> All() { var span = Span.Builder(typeof(Job), "n").SetEndTsMillis(Now()); yield return span; _group.AddSpan(span); }
        """);

    [Theory]
    [InlineData("if (traced) span.SetStartTsMillis(Now()); Work(); if (traced) span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    [InlineData("if (traced) span.SetStartTsMillis(Now()); Work(); if (traced) { span.SetEndTsMillis(Now()); _group.AddSpan(span); }")]
    [InlineData("if (order.IsPaid) span.SetStartTsMillis(Now()); if (order.IsValid) span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    [InlineData("if (TryWork()) span.SetStartTsMillis(Now()); if (TryWork()) span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    public Task Conditions_that_belong_together_are_not_reported(string rest) => Silent("var span = Span.Builder(typeof(Job), \"n\");\n" + rest);

    [Fact]
    public Task Chain() => Pair(
        reported: "_group.AddSpan([|Span.Builder(typeof(Job), \"n\")|].SetAttribute(\"rows\", 3L).SetEndTsMillis(Now()));",
        silent: "_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(Now()).SetAttribute(\"rows\", 3L).SetEndTsMillis(Now()));");

    [Fact]
    public Task Statements_and_a_second_name() => Begun(
        reported: "var same = span; Work(); same.SetEndTsMillis(Now()); _group.AddSpan(span);",
        silent: "var same = span; same.SetStartTsMillis(Now()); Work(); span.SetEndTsMillis(Now()); _group.AddSpan(span);");

    [Fact]
    public Task If_without_else() => Begun(
        reported: "if (failed) { span.SetStartTsMillis(Now()); } span.SetEndTsMillis(Now()); _group.AddSpan(span);",
        silent: "if (failed) { span.SetStartTsMillis(Now()); } else { span.SetStartTsMillis(1); } span.SetEndTsMillis(Now()); _group.AddSpan(span);");

    [Fact]
    public Task Early_return() => Begun(
        reported: "if (failed) { _group.AddSpan(span.SetEndTsMillis(1)); return 1; } span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2));",
        silent: "if (failed) { _group.AddSpan(span); return 1; } span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2));");

    [Fact]
    public Task Switch_expression() => Begun(
        reported: "span = kind switch { 1 => span.SetStartTsMillis(1), _ => span }; _group.AddSpan(span.SetEndTsMillis(2));",
        silent: "span = kind switch { 1 => span.SetStartTsMillis(1), _ => span.SetStartTsMillis(2) }; _group.AddSpan(span.SetEndTsMillis(2));");

    [Fact]
    public Task Try_and_finally() => Begun(
        reported: "try { Work(); span.SetStartTsMillis(1); Work(); } finally { _group.AddSpan(span.SetEndTsMillis(Now())); }",
        silent: "try { span.SetStartTsMillis(1); Work(); Work(); } finally { _group.AddSpan(span.SetEndTsMillis(Now())); }");

    [Fact]
    public Task Catch() => Begun(
        reported: "try { await WorkAsync(); span.SetStartTsMillis(1); } catch (IOException) { } _group.AddSpan(span.SetEndTsMillis(2));",
        silent: "try { await WorkAsync(); span.SetStartTsMillis(1); } catch (IOException) { span.SetStartTsMillis(1); } _group.AddSpan(span.SetEndTsMillis(2));");

    [Fact]
    public Task Loop_that_may_not_run() => Begun(
        reported: "foreach (var one in orders) { span.SetStartTime(one.Started); } _group.AddSpan(span.SetEndTsMillis(2));",
        silent: "foreach (var one in orders) { span.SetStartTime(one.Started); } span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2));");

    [Fact]
    public Task Builder_made_in_a_loop() => Pair(
        reported: "foreach (var one in orders) { var span = [|Span.Builder(typeof(Job), one.Id)|]; if (one.IsPaid) span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2)); }",
        silent: "foreach (var one in orders) { var span = Span.Builder(typeof(Job), one.Id); if (!one.IsPaid) continue; span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2)); }");

    [Fact]
    public Task The_start_of_another_round_is_not_this_ones() => Pair(
        reported: "SpanBuilder? last = null; foreach (var one in orders) { var span = [|Span.Builder(typeof(Job), one.Id)|]; if (last is null) span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2)); last = parent; }",
        silent: "SpanBuilder? last = null; foreach (var one in orders) { var span = Span.Builder(typeof(Job), one.Id); span.SetStartTsMillis(last is null ? 1 : 2); _group.AddSpan(span.SetEndTsMillis(2)); last = parent; }");

    [Fact]
    public Task Goto() => Begun(
        reported: "if (failed) goto report; span.SetStartTsMillis(1); report: _group.AddSpan(span.SetEndTsMillis(2));",
        silent: "if (failed) goto end; span.SetStartTsMillis(1); _group.AddSpan(span.SetEndTsMillis(2)); end: Work();");

    [Fact]
    public Task Lambda() => Pair(
        reported: "Action run = () => { var span = [|Span.Builder(typeof(Job), \"n\")|]; Work(); _group.AddSpan(span.SetEndTsMillis(2)); };",
        silent: "Action run = () => { var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); Work(); _group.AddSpan(span.SetEndTsMillis(2)); };");

    [Fact]
    public Task Conditional_access() => Pair(
        reported: "SpanBuilder? span = null; if (traced) span = [|Span.Builder(typeof(Job), \"n\")|]; Work(); span?.SetEndTsMillis(2); if (span != null) _group.AddSpan(span);",
        silent: "SpanBuilder? span = null; if (traced) span = Span.Builder(typeof(Job), \"n\"); span?.SetStartTsMillis(1); Work(); span?.SetEndTsMillis(2); if (span != null) _group.AddSpan(span);");

    [Fact]
    public Task Child() => Pair(
        reported: "parent.AddChild([|Span.Builder(typeof(Job), \"child\")|].SetEndTsMillis(2));",
        silent: "var child = Span.Builder(typeof(Job), \"child\").SetEndTsMillis(2); parent.AddChild(child); child.SetStartTsMillis(1);");

    [Fact]
    public Task One_start_mends_all_the_places_where_the_span_is_added() => Begun(
        reported: "span.SetEndTsMillis(2); if (failed) { _group.AddSpan(span.SetAttribute(\"failed\", true)); } else { _group.AddSpan(span); }",
        silent: "span.SetStartTsMillis(1).SetEndTsMillis(2); if (failed) { _group.AddSpan(span.SetAttribute(\"failed\", true)); } else { _group.AddSpan(span); }");

    private static Task Silent(string body) => Paths<SpanWithoutStartAnalyzer>.Silent(body);

    private static Task Begun(string reported, string silent) =>
        Pair("var span = [|Span.Builder(typeof(Job), \"n\")|];\n" + reported, "var span = Span.Builder(typeof(Job), \"n\");\n" + silent);

    private static Task Pair(string reported, string silent) => Paths<SpanWithoutStartAnalyzer>.Pair(reported, silent);
}
