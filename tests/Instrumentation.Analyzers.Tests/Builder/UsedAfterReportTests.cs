using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN104.</summary>
public class UsedAfterReportTests
{
    [Theory]
    [InlineData("span.SetAttribute(\"a\", 1L); _group.AddSpan(span);")]
    [InlineData("_group.AddSpan(span); Console.WriteLine(span.Context.TraceId);")]
    [InlineData("_group.AddSpan(span); var built = span.Build();")]
    [InlineData("_group.AddSpan(span); span.ToString();")]
    [InlineData("_group.AddSpan(span); span = Span.Builder(typeof(Job), \"next\"); span.SetAttribute(\"a\", 1L);")]
    [InlineData("_group.AddSpan(span); span = parent; span.SetAttribute(\"a\", 1L);")]
    [InlineData("if (failed) _group.AddSpan(span); else span.SetAttribute(\"a\", 1L);")]
    [InlineData("if (failed) { _group.AddSpan(span); return 1; } span.SetAttribute(\"a\", 1L);")]
    [InlineData("if (failed) _group.AddSpan(span); if (!failed) span.SetAttribute(\"a\", 1L);")]
    [InlineData("if (order.IsPaid) _group.AddSpan(span); if (order.IsValid) span.SetAttribute(\"a\", 1L);")]
    [InlineData("var done = false; if (traced) { _group.AddSpan(span); done = true; } if (!done) span.SetAttribute(\"a\", 1L);")]
    [InlineData("try { Work(); _group.AddSpan(span); } catch (IOException) { span.SetAttribute(\"a\", 1L); }")]
    [InlineData("parent.AddChild(span); span.SetAttribute(\"a\", 1L);")]
    [InlineData("foreach (var one in orders) { span.SetAttribute(\"a\", 1L); if (one.IsPaid) _group.AddSpan(span); }")]
    [InlineData("foreach (var one in orders) { span.SetAttribute(\"a\", 1L); if (one.IsPaid) { _group.AddSpan(span); break; } }")]
    [InlineData("foreach (var one in orders) { span = Span.Builder(typeof(Job), one.Id); span.SetAttribute(\"a\", 1L); _group.AddSpan(span); }")]
    [InlineData("while (true) { span.SetAttribute(\"a\", 1L); if (TryWork()) continue; _group.AddSpan(span); return 1; }")]
    [InlineData("Take(span); _group.AddSpan(span); span.SetAttribute(\"a\", 1L);")]
    [InlineData("Action later = () => span.SetAttribute(\"a\", 1L); _group.AddSpan(span);")]
    public Task A_builder_that_may_still_be_changed_is_not_reported(string rest) => Silent("var span = Span.Builder(typeof(Job), \"n\");\n" + rest);

    [Fact]
    public Task A_builder_that_is_returned_is_left_to_the_caller() => Paths<UsedAfterReportAnalyzer>.SilentIn(
        "public SpanBuilder Both() { var span = Span.Builder(typeof(Job), \"n\"); _group.AddSpan(span); return span; }");

    [Fact]
    public Task Statements() => Pair(
        reported: "_group.AddSpan(span); [|span.SetAttribute(\"a\", 1L)|];",
        silent: "span.SetAttribute(\"a\", 1L); _group.AddSpan(span);");

    [Fact]
    public Task Only_the_first_call_of_a_chain_is_marked() => Pair(
        reported: "_group.AddSpan(span); [|span.SetEndTsMillis(1)|].SetAttribute(\"a\", 1L).SetStatus(SpanStatus.Ok); span.SetKind(ActivityKind.Client);",
        silent: "_group.AddSpan(span.SetEndTsMillis(1).SetAttribute(\"a\", 1L).SetStatus(SpanStatus.Ok).SetKind(ActivityKind.Client));");

    [Fact]
    public Task What_only_reads_does_not_hide_a_late_call() => Pair(
        reported: "_group.AddSpan(span); Console.WriteLine(span.Context.TraceId); [|span.SetEndTsMillis(1)|];",
        silent: "span.SetEndTsMillis(1); _group.AddSpan(span); Console.WriteLine(span.Context.TraceId);");

    [Fact]
    public Task A_second_name() => Pair(
        reported: "var same = span; _group.AddSpan(span); [|same.SetAttribute(\"a\", 1L)|];",
        silent: "var same = span; span = Span.Builder(typeof(Job), \"other\"); _group.AddSpan(span); same.SetAttribute(\"a\", 1L);");

    [Fact]
    public Task A_condition_before() => Pair(
        reported: "if (failed) { _group.AddSpan(span); } [|span.SetEndTsMillis(1)|];",
        silent: "if (failed) { _group.AddSpan(span); return 1; } span.SetEndTsMillis(1);");

    [Fact]
    public Task Try_and_finally() => Pair(
        reported: "try { Work(); _group.AddSpan(span); } finally { [|span.SetEndTsMillis(1)|]; }",
        silent: "try { Work(); span.SetEndTsMillis(1); } finally { _group.AddSpan(span); }");

    [Fact]
    public Task Catch_after_the_report() => Pair(
        reported: "try { _group.AddSpan(span); Work(); } catch (IOException) { [|span.SetStatus(SpanStatus.Error)|]; }",
        silent: "try { Work(); _group.AddSpan(span); } catch (IOException) { span.SetStatus(SpanStatus.Error); }");

    [Fact]
    public Task Loop() => Pair(
        reported: "foreach (var one in orders) { [|span.SetAttribute(\"id\", one.Id)|]; _group.AddSpan(span); }",
        silent: "foreach (var one in orders) { span.SetAttribute(\"id\", one.Id); } _group.AddSpan(span);");

    [Fact]
    public Task Loop_under_a_condition_that_stays_the_same() => Pair(
        reported: "foreach (var one in orders) { [|span.SetAttribute(\"id\", one.Id)|]; if (traced) _group.AddSpan(span); }",
        silent: "foreach (var one in orders) { span.SetAttribute(\"id\", one.Id); if (TryWork()) _group.AddSpan(span); }");

    [Fact]
    public Task Loop_after_the_report() => Pair(
        reported: "_group.AddSpan(span); foreach (var one in orders) { if (one.IsPaid) [|span.SetAttribute(\"id\", one.Id)|]; }",
        silent: "foreach (var one in orders) { if (one.IsPaid) span.SetAttribute(\"id\", one.Id); } _group.AddSpan(span);");

    [Fact]
    public Task Switch() => Pair(
        reported: "switch (kind) { case 1: _group.AddSpan(span); break; case 2: return 2; } [|span.SetEndTsMillis(1)|];",
        silent: "switch (kind) { case 1: _group.AddSpan(span); return 1; case 2: return 2; } span.SetEndTsMillis(1);");

    [Fact]
    public Task Conditional_access_and_await() => Pair(
        reported: "SpanBuilder? optional = traced ? span : null; if (optional is not null) _group.AddSpan(optional); await WorkAsync(); optional?[|.SetEndTsMillis(1)|];",
        silent: "SpanBuilder? optional = traced ? span : null; await WorkAsync(); optional?.SetEndTsMillis(1); if (optional is not null) _group.AddSpan(optional);");

    [Fact]
    public Task Children_that_come_too_late() => Pair(
        reported: "_group.AddSpan(span); [|span.AddChild(Span.Builder(typeof(Job), \"child\"))|];",
        silent: "_group.AddSpan(span.AddChild(Span.Builder(typeof(Job), \"child\")));");

    [Fact]
    public Task Lambda() => Pair(
        reported: "Action run = () => { var one = Span.Builder(typeof(Job), \"n\"); _group.AddSpan(one); [|one.SetEndTsMillis(1)|]; };",
        silent: "Action run = () => { var one = Span.Builder(typeof(Job), \"n\"); one.SetEndTsMillis(1); _group.AddSpan(one); };");

    [Fact]
    public Task The_message_names_the_call_and_the_locations_show_the_report() => RuleTest<UsedAfterReportAnalyzer>.Check(
        Job.Method("var span = Span.Builder(typeof(Job), \"n\");\nif (failed) { _group.AddSpan({|#1:span|}); }\n{|#0:span.SetEndTsMillis(1)|};"),
        new DiagnosticResult(UsedAfterReportAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("SetEndTsMillis", ""));

    private static Task Silent(string body) => Paths<UsedAfterReportAnalyzer>.Silent(body);

    private static Task Pair(string reported, string silent) =>
        Paths<UsedAfterReportAnalyzer>.Pair("var span = Span.Builder(typeof(Job), \"n\");\n" + reported, "var span = Span.Builder(typeof(Job), \"n\");\n" + silent);
}
