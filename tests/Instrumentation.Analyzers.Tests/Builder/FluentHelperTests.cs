using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>Methods of the user that only set attributes on a builder do not own it; all others do.</summary>
public class FluentHelperTests
{
    [Theory]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span.SetAttribute(\"rows\", rows).SetStatus(SpanStatus.Ok);")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { if (rows > 3) { span.SetAttribute(\"rows\", rows); } return span; }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { foreach (var row in new[] { rows }) span.SetAttribute(\"row\", row); return span.SetKind(ActivityKind.Client); }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { if (rows > 3 || span == null || span is not null) return span!; return span.SetAttribute(\"id\", span.Context.SpanId.ToString()); }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span.SetParent(default(ActivityContext)).SetTraceKey(\"k\").AddLink(default(ActivityContext));")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { if (span is null || null == span) return span!; return span.SetAttribute(\"a\", 1L); }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { if (span is not SpanBuilder || !(span is SpanBuilder)) return span; return span.SetAttribute(\"a\", 1L); }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { string Text() { return rows.ToString(); } return span.SetAttribute(\"a\", Text()); }")]
    public Task A_builder_that_is_given_back_is_followed_on(string helper) => Check(
        helper, "group.AddSpan([|Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1).Describe(3)|]);");

    [Theory]
    [InlineData("public static void Describe(this SpanBuilder span, int rows) => span.SetAttribute(\"rows\", rows);")]
    [InlineData("public static void Describe(this SpanBuilder span, int rows) { }")]
    public Task A_builder_that_is_only_lent_is_followed_on(string helper) => Check(
        helper, "var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1);\nspan.Describe(3);\nExtensions.Describe(rows: 3, span: span);\ngroup.AddSpan([|span|]);");

    [Theory]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span.SetEndTsMillis(rows);")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span.SetStartTsMillis(0);")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => Kept = span;")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => Other(span);")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => Kept;")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { if (rows > 3) return Kept; return span; }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { span = span.SetAttribute(\"a\", 1L); return span; }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { Task.Run(() => span.SetAttribute(\"a\", 1L)); return span; }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { Later = () => span; return span; }")]
    [InlineData("public static T Describe<T>(this T span, int rows) => span;")]
    [InlineData("public static SpanBuilder Describe(this object span, int rows) => (SpanBuilder)span;")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => Kept.AddChild(span);")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) { SpanBuilder Late() => span.SetAttribute(\"a\", 1L); Late(); return span; }")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span is SpanBuilder same ? same.SetEndTsMillis(1) : span;")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span.SetAttribute(\"a\", 1L).SetEndTsMillis(2);")]
    [InlineData("public static SpanBuilder Describe(this SpanBuilder span, int rows) => span.Described(rows); public static SpanBuilder Described(this SpanBuilder span, int rows) => span.SetEndTsMillis(1);")]
    public Task A_builder_of_which_more_can_happen_is_left_to_the_helper(string helper) => Check(
        helper, "group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1).Describe(3));");

    [Fact]
    public Task A_method_that_can_be_overridden_may_do_anything() => RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Member(
        """
            public virtual SpanBuilder Describe(SpanBuilder span) => span.SetAttribute("a", 1L);
            private SpanBuilder Name(SpanBuilder span) => span.SetAttribute("a", 1L);
            public void Run()
            {
                _group.AddSpan(Describe(Span.Builder(typeof(Job), "n").SetStartTsMillis(1)));
                _group.AddSpan([|Name(Span.Builder(typeof(Job), "n").SetStartTsMillis(1))|]);
            }
        """));

    [Fact]
    public Task A_method_that_overrides_or_goes_on_later_may_do_anything() => RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Member(
        """
            private abstract class Base { public abstract SpanBuilder Describe(SpanBuilder span); }
            private class Derived : Base { public override SpanBuilder Describe(SpanBuilder span) => span.SetAttribute("a", 1L); }
            private static async void DescribeLater(SpanBuilder span) { await Task.Yield(); span.SetAttribute("a", 1L); }
            private static SpanBuilder Lend(ref SpanBuilder span) => span.SetAttribute("a", 1L);
            public void Run()
            {
                _group.AddSpan(new Derived().Describe(Span.Builder(typeof(Job), "n").SetStartTsMillis(1)));
                var later = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
                DescribeLater(later);
                _group.AddSpan(later);
                var lent = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
                _group.AddSpan(Lend(ref lent));
            }
        """));

    [Fact]
    public Task A_builder_that_a_helper_has_described_is_still_never_reported() => RuleTest<SpanNotReportedAnalyzer>.Check(Job.Member(
        """
            private static void Describe(SpanBuilder span) => span.SetAttribute("a", 1L);
            public void Run() { var span = [|Span.Builder(typeof(Job), "n")|]; Describe(span); }
        """));

    [Fact]
    public Task A_helper_that_is_called_after_the_report_comes_too_late() => RuleTest<UsedAfterReportAnalyzer>.Check(Job.Member(
        """
            private static void Describe(SpanBuilder span) => span.SetAttribute("a", 1L);
            public void Run() { var span = Span.Builder(typeof(Job), "n"); _group.AddSpan(span); [|Describe(span)|]; }
        """));

    private static Task Check(string helper, string body) => RuleTest<SpanWithoutEndAnalyzer>.Check($$"""
        using System;
        using System.Diagnostics;
        using System.Threading.Tasks;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public static class Extensions
        {
            public static SpanBuilder Kept { get; set; } = null!;
            public static Func<SpanBuilder> Later { get; set; } = null!;
            public static SpanBuilder Other(SpanBuilder span) => span.SetEndTsMillis(2);
            {{helper}}
        }

        public class Job
        {
            public void Run(MetricGroup group)
            {
                {{body}}
            }
        }
        """);
}
