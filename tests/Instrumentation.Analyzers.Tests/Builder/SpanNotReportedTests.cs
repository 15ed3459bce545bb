using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN103.</summary>
public class SpanNotReportedTests
{
    [Theory]
    [InlineData("_group.AddSpan(span);")]
    [InlineData("if (failed) _group.AddSpan(span);")]
    [InlineData("if (kind > 3) { Work(); } else if (traced) { _group.AddSpan(span); }")]
    [InlineData("parent.AddChild(span);")]
    [InlineData("parent.AddChildren([span]);")]
    [InlineData("foreach (var one in orders) { if (one.IsPaid) { _group.AddSpan(span); break; } }")]
    [InlineData("try { Work(); } catch (IOException) { _group.AddSpan(span); }")]
    [InlineData("try { Work(); } finally { _group.AddSpan(span); }")]
    [InlineData("MetricGroup? optional = traced ? _group : null; optional?.AddSpan(span);")]
    [InlineData("var built = span.Build(); Console.WriteLine(built);")]
    [InlineData("Console.WriteLine(span.Context.TraceId);")]
    [InlineData("await Task.Delay(1); _group.AddSpan(span switch { { } one => one, _ => parent });")]
    [InlineData("goto report; report: _group.AddSpan(span);")]
    public Task One_path_that_reports_is_enough(string rest) => Silent($"var span = Span.Builder(typeof(Job), \"n\");\n{rest}");

    [Theory]
    [InlineData("Take(span);")]
    [InlineData("_kept = span;")]
    [InlineData("var kept = new[] { span };")]
    [InlineData("List<SpanBuilder> kept = [span];")]
    [InlineData("var kept = (span, 1);")]
    [InlineData("object kept = new { span };")]
    [InlineData("Action later = () => _group.AddSpan(span);")]
    [InlineData("void Later() => _group.AddSpan(span); Later();")]
    [InlineData("Interlocked.Exchange(ref _kept, span);")]
    [InlineData("Func<long, SpanBuilder> end = span.SetEndTsMillis;")]
    [InlineData("if (failed) _kept = span.SetAttribute(\"a\", 1L);")]
    public Task A_builder_that_others_can_reach_is_left_to_them(string escape) => Silent($"var span = Span.Builder(typeof(Job), \"n\");\n{escape}");

    [Fact]
    public Task A_builder_that_is_returned_or_yielded_or_given_out_is_left_to_the_caller() => Paths<SpanNotReportedAnalyzer>.SilentIn(
        """
            public SpanBuilder Begin() => Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
            public SpanBuilder? Maybe(bool traced) => traced ? Span.Builder(typeof(Job), "n") : null;
            public IEnumerable<SpanBuilder> All() { yield return Span.Builder(typeof(Job), "n"); }
            public async Task<SpanBuilder> BeginAsync() { var span = Span.Builder(typeof(Job), "n"); await WorkAsync(); return span; }
            public void Out(out SpanBuilder span) => span = Span.Builder(typeof(Job), "n");
            public SpanBuilder Kept { get; } = Span.Builder(typeof(Job), "n");
            private readonly SpanBuilder _field = Span.Builder(typeof(Job), "n").SetAttribute("a", 1L);
            private readonly Func<SpanBuilder> _make = () => Span.Builder(typeof(Job), "n");
        """);

    [Fact]
    public Task A_function_that_never_ends_well_is_left_alone() => Silent("var span = Span.Builder(typeof(Job), \"n\"); throw new NotSupportedException();");

    [Fact]
    public Task Variable() => Pair(
        reported: "var span = [|Span.Builder(typeof(Job), \"n\")|].SetStartTsMillis(1); Work(); span.SetEndTsMillis(2);",
        silent: "var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); Work(); span.SetEndTsMillis(2); _group.AddSpan(span);");

    [Fact]
    public Task Statement_of_its_own() => Pair(
        reported: "[|Span.Builder(typeof(Job), \"n\")|].SetAttribute(\"rows\", 3L); _ = [|Span.Builder(typeof(Job), \"n\")|];",
        silent: "_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetAttribute(\"rows\", 3L));");

    [Fact]
    public Task Another_builder_is_reported() => Pair(
        reported: "var one = [|Span.Builder(typeof(Job), \"one\")|]; var two = Span.Builder(typeof(Job), \"two\"); one.SetAttribute(\"a\", 1L); _group.AddSpan(two);",
        silent: "var one = Span.Builder(typeof(Job), \"one\"); var two = one; two.SetAttribute(\"a\", 1L); _group.AddSpan(two);");

    [Fact]
    public Task A_variable_that_is_overwritten() => Pair(
        reported: "var span = [|Span.Builder(typeof(Job), \"one\")|]; span = Span.Builder(typeof(Job), \"two\"); _group.AddSpan(span);",
        silent: "var span = Span.Builder(typeof(Job), \"one\"); if (failed) span = Span.Builder(typeof(Job), \"two\"); _group.AddSpan(span);");

    [Fact]
    public Task Parent_of_children() => Pair(
        reported: "var root = [|Span.Builder(typeof(Job), \"root\")|]; foreach (var one in orders) root.AddChild(Span.Builder(typeof(Job), one.Id));",
        silent: "var root = Span.Builder(typeof(Job), \"root\"); foreach (var one in orders) root.AddChild(Span.Builder(typeof(Job), one.Id)); _group.AddSpan(root);");

    [Fact]
    public Task Loop() => Pair(
        reported: "foreach (var one in orders) { var span = [|Span.Builder(typeof(Job), one.Id)|]; if (one.IsPaid) continue; span.SetAttribute(\"a\", 1L); }",
        silent: "foreach (var one in orders) { var span = Span.Builder(typeof(Job), one.Id); if (one.IsPaid) continue; _group.AddSpan(span); }");

    [Fact]
    public Task Loop_that_never_ends() => Pair(
        reported: "while (true) { var span = [|Span.Builder(typeof(Job), \"n\")|]; await WorkAsync(); span.SetAttribute(\"a\", 1L); }",
        silent: "while (true) { var span = Span.Builder(typeof(Job), \"n\"); await WorkAsync(); _group.AddSpan(span); }");

    [Fact]
    public Task Report_that_no_path_reaches() => Pair(
        reported: "var on = false; var span = [|Span.Builder(typeof(Job), \"n\")|]; if (on) _group.AddSpan(span);",
        silent: "var on = false; var span = Span.Builder(typeof(Job), \"n\"); if (traced) on = true; if (on) _group.AddSpan(span);");

    [Fact]
    public Task Null_is_reported_instead() => Pair(
        reported: "SpanBuilder? span = [|Span.Builder(typeof(Job), \"n\")|]; span.SetAttribute(\"a\", 1L); span = null; if (span is not null) _group.AddSpan(span);",
        silent: "SpanBuilder? span = Span.Builder(typeof(Job), \"n\"); span.SetAttribute(\"a\", 1L); if (span is not null) _group.AddSpan(span); span = null;");

    [Fact]
    public Task Try_and_catch() => Pair(
        reported: "var span = [|Span.Builder(typeof(Job), \"n\")|]; try { Work(); } catch (IOException) { span.SetStatus(SpanStatus.Error); } finally { span.SetEndTsMillis(1); }",
        silent: "var span = Span.Builder(typeof(Job), \"n\"); try { Work(); } catch (IOException) { span.SetStatus(SpanStatus.Error); } finally { _group.AddSpan(span.SetEndTsMillis(1)); }");

    [Fact]
    public Task Lambda_and_local_function() => Pair(
        reported: "Action run = () => { var span = [|Span.Builder(typeof(Job), \"n\")|]; Work(); }; void Local() { [|Span.Builder(typeof(Job), \"n\")|].SetStartTsMillis(1); } Local();",
        silent: "Action run = () => { var span = Span.Builder(typeof(Job), \"n\"); Work(); _group.AddSpan(span); }; void Local() { _group.AddSpan(Span.Builder(typeof(Job), \"n\")); } Local();");

    [Fact]
    public Task Early_return() => Pair(
        reported: "var span = [|Span.Builder(typeof(Job), \"n\")|]; if (failed) return 1; span.SetAttribute(\"rows\", kind); return 2;",
        silent: "var span = Span.Builder(typeof(Job), \"n\"); if (failed) return 1; _group.AddSpan(span.SetAttribute(\"rows\", kind)); return 2;");

    [Fact]
    public Task Nothing_is_reported_in_a_project_without_the_runtime() => AllRulesTest.Check(
        """
        namespace Instrumentation.Other;

        public static class Span
        {
            public static SpanBuilder Builder(System.Type scope, string name) => new();
        }

        public class SpanBuilder
        {
            public SpanBuilder SetEndTsMillis(long end) => this;
            public SpanBuilder AddChild(SpanBuilder child) => this;
        }

        public class Group
        {
            public void AddSpan(SpanBuilder span) { }

            public void Run()
            {
                var span = Span.Builder(typeof(string), "").SetEndTsMillis(System.Environment.TickCount64);
                AddSpan(span);
                AddSpan(span.AddChild(span));
                Span.Builder(typeof(Group), "lost");
            }
        }
        """,
        referenceRuntime: false);

    private static Task Silent(string body) => Paths<SpanNotReportedAnalyzer>.Silent(body);

    private static Task Pair(string reported, string silent) => Paths<SpanNotReportedAnalyzer>.Pair(reported, silent);
}
