using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN105.</summary>
public class ReportedTwiceTests
{
    [Theory]
    [InlineData("_group.AddSpan(span);")]
    [InlineData("if (failed) _group.AddSpan(span); else _group.AddSpan(span);")]
    [InlineData("if (failed) { _group.AddSpan(span); return 1; } _group.AddSpan(span);")]
    [InlineData("if (failed) _group.AddSpan(span); if (!failed) _group.AddSpan(span);")]
    [InlineData("if (kind > 3) _group.AddSpan(span); else if (kind < 2) parent.AddChild(span);")]
    [InlineData("if (kind > 3) _group.AddSpan(span); if (kind < 2) _group.AddSpan(span);")]
    [InlineData("if (order.IsPaid) _group.AddSpan(span); if (order.IsValid) _group.AddSpan(span);")]
    [InlineData("if (_enabled) { _group.AddSpan(span); _enabled = false; } if (_enabled) _group.AddSpan(span);")]
    [InlineData("var done = false; if (traced) { _group.AddSpan(span); done = true; } if (!done) _group.AddSpan(span);")]
    [InlineData("switch (color) { case Color.Red: _group.AddSpan(span); break; case Color.Green: _group.AddSpan(span); break; }")]
    [InlineData("_group.AddSpan(traced ? span : span.SetEndTsMillis(1));")]
    [InlineData("try { Work(); _group.AddSpan(span); } catch (IOException) { _group.AddSpan(span.SetStatus(SpanStatus.Error)); }")]
    [InlineData("try { Work(); _group.AddSpan(span); return 1; } catch (Exception) { _group.AddSpan(span); throw; }")]
    [InlineData("try { if (failed) throw new IOException(); _group.AddSpan(span); } catch (IOException) { _group.AddSpan(span); }")]
    [InlineData("_group.AddSpan(span); span = Span.Builder(typeof(Job), \"next\"); _group.AddSpan(span);")]
    [InlineData("foreach (var one in orders) { if (one.IsPaid) _group.AddSpan(span); }")]
    [InlineData("foreach (var one in orders) { if (!one.IsPaid) continue; _group.AddSpan(span); }")]
    [InlineData("foreach (var one in orders) { _group.AddSpan(span); break; }")]
    [InlineData("foreach (var one in orders) { _group.AddSpan(Span.Builder(typeof(Job), one.Id)); }")]
    [InlineData("foreach (var one in orders) { _group.AddSpan(span); span = Span.Builder(typeof(Job), one.Id); } _group.AddSpan(span);")]
    [InlineData("foreach (var flag in new[] { traced, failed }) { if (flag) _group.AddSpan(span); }")]
    [InlineData("while (true) { try { Work(); _group.AddSpan(span); break; } catch (IOException) { Work(); } }")]
    [InlineData("var open = true; while (open) { Work(); if (open) _group.AddSpan(span); open = false; }")]
    [InlineData("var first = true; foreach (var one in orders) { if (first) _group.AddSpan(span); first = false; }")]
    [InlineData("if (parent is null) _group.AddSpan(span); else parent.AddChild(span);")]
    [InlineData("parent?.AddChild(span); if (parent is null) _group.AddSpan(span);")]
    [InlineData("SpanBuilder? open = span; _group.AddSpan(open); open = null; if (open != null) _group.AddSpan(open);")]
    [InlineData("again: Work(); if (TryWork()) goto again; _group.AddSpan(span);")]
    [InlineData("var built = span.Build(); _group.AddSpan(span);")]
    [InlineData("Take(span); _group.AddSpan(span); _group.AddSpan(span);")]
    [InlineData("Action later = () => _group.AddSpan(span); _group.AddSpan(span);")]
    [InlineData("_group.AddSpan(parent); _group.AddSpan(parent);")]
    [InlineData("MetricGroup.Unregistered.AddSpan(span); _group.AddSpan(span);")]
    [InlineData("MetricGroup.Unregistered.AddGroup(\"a\").AddGroup(\"k\", \"v\").AddSpan(span); _group.AddSpan(span);")]
    public Task A_builder_that_is_added_once_on_every_path_is_not_reported(string rest) => Silent("var span = Span.Builder(typeof(Job), \"n\");\n" + rest);

    [Fact]
    public Task Two_groups() => Pair(
        reported: "_group.AddSpan(span); _group.AddGroup(\"b\").AddSpan([|span|]);",
        silent: "_group.AddSpan(span); _group.AddGroup(\"b\").AddSpan(Span.Builder(typeof(Job), \"n\"));");

    [Fact]
    public Task A_second_name() => Pair(
        reported: "var same = span.SetEndTsMillis(1); _group.AddSpan(span); _group.AddSpan([|same|]);",
        silent: "var same = Span.Builder(typeof(Job), \"m\").SetEndTsMillis(1); _group.AddSpan(span); _group.AddSpan(same);");

    [Fact]
    public Task If_without_return() => Pair(
        reported: "if (failed) { _group.AddSpan(span.SetStatus(SpanStatus.Error)); } _group.AddSpan([|span|]);",
        silent: "if (failed) { _group.AddSpan(span.SetStatus(SpanStatus.Error)); return 1; } _group.AddSpan(span);");

    [Fact]
    public Task Unrelated_conditions() => Pair(
        reported: "if (failed) _group.AddSpan(span); if (traced) _group.AddSpan([|span|]);",
        silent: "if (failed) _group.AddSpan(span); if (traced && !failed) _group.AddSpan(span);");

    [Fact]
    public Task Finally() => Pair(
        reported: "try { Work(); _group.AddSpan(span); } finally { _group.AddSpan([|span|]); }",
        silent: "try { Work(); } finally { _group.AddSpan(span); }");

    [Fact]
    public Task Catch_of_work_after_the_report() => Pair(
        reported: "try { Work(); _group.AddSpan(span); await WorkAsync(); } catch (IOException) { _group.AddSpan([|span|]); }",
        silent: "try { Work(); await WorkAsync(); _group.AddSpan(span); } catch (IOException) { _group.AddSpan(span); }");

    [Fact]
    public Task Loop_over_elements() => Pair(
        reported: "foreach (var one in orders) { Work(one.Id); _group.AddSpan([|span|]); }",
        silent: "foreach (var one in orders) { Work(one.Id); } _group.AddSpan(span);");

    [Fact]
    public Task Loop_that_is_left_by_a_condition_after_the_report() => Pair(
        reported: "for (var i = 0; i < kind; i++) { _group.AddSpan([|span|]); if (TryWork()) break; }",
        silent: "for (var i = 0; i < kind; i++) { _group.AddSpan(span); break; }");

    [Fact]
    public Task Loop_under_a_condition_that_stays_the_same() => Pair(
        reported: "do { if (traced) _group.AddSpan([|span|]); } while (TryWork());",
        silent: "do { if (TryWork()) _group.AddSpan(span); } while (TryWork());");

    [Fact]
    public Task Retry() => Pair(
        reported: "while (true) { try { Work(); return 1; } catch (IOException) { _group.AddSpan([|span|]); } }",
        silent: "while (true) { try { Work(); return 1; } catch (IOException) { _group.AddSpan(span); throw; } }");

    [Fact]
    public Task A_child_that_is_added_on_its_own_as_well() => Pair(
        reported: "parent.AddChild(span); _group.AddSpan([|span|]);",
        silent: "parent.AddChild(span); _group.AddSpan(parent);");

    [Fact]
    public Task A_child_of_two_parents() => Pair(
        reported: "var other = Span.Builder(typeof(Job), \"other\"); parent.AddChild(span); other.AddChild([|span|]); _group.AddSpan(other);",
        silent: "var other = Span.Builder(typeof(Job), \"other\"); parent.AddChild(span); other.AddChild(Span.Builder(typeof(Job), \"n\")); _group.AddSpan(other);");

    [Fact]
    public Task A_child_made_before_the_loop() => Pair(
        reported: "foreach (var one in orders) { parent.AddChildren([[|span|]]); }",
        silent: "foreach (var one in orders) { parent.AddChildren([Span.Builder(typeof(Job), one.Id)]); }");

    [Fact]
    public Task Switch_and_goto() => Pair(
        reported: "switch (kind) { case 1: _group.AddSpan(span); goto default; default: _group.AddSpan([|span|]); break; }",
        silent: "switch (kind) { case 1: _group.AddSpan(span); break; default: _group.AddSpan(span); break; }");

    [Fact]
    public Task Lambda() => Pair(
        reported: "Action run = () => { var one = Span.Builder(typeof(Job), \"n\"); _group.AddSpan(one); if (failed) _group.AddSpan([|one|]); };",
        silent: "Action run = () => { var one = Span.Builder(typeof(Job), \"n\"); if (failed) _group.AddSpan(one); else _group.AddSpan(one); };");

    [Fact]
    public Task The_locations_show_the_first_report_and_the_message_names_the_turns() => RuleTest<ReportedTwiceAnalyzer>.Check(
        Job.Method("var span = Span.Builder(typeof(Job), \"n\");\n_group.AddSpan({|#1:span|});\nif ({|#2:failed|}) { _group.AddSpan({|#0:span|}); }"),
        new DiagnosticResult(ReportedTwiceAnalyzer.Rule).WithLocation(0).WithLocation(1).WithLocation(2).WithArguments("", " if 'failed' is true"));

    [Fact]
    public Task The_message_says_that_a_loop_runs_again() => RuleTest<ReportedTwiceAnalyzer>.Check(
        Job.Method("var span = Span.Builder(typeof(Job), \"n\");\nforeach (var one in orders) { _group.AddSpan({|#0:span|}); }"),
        new DiagnosticResult(ReportedTwiceAnalyzer.Rule).WithLocation(0).WithLocation(0).WithArguments(" when the loop runs again", ""));

    private static Task Silent(string body) => Paths<ReportedTwiceAnalyzer>.Silent(body);

    private static Task Pair(string reported, string silent) =>
        Paths<ReportedTwiceAnalyzer>.Pair("var span = Span.Builder(typeof(Job), \"n\");\n" + reported, "var span = Span.Builder(typeof(Job), \"n\");\n" + silent);
}
