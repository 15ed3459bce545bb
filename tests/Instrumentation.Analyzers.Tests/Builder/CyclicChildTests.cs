using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN110.</summary>
public class CyclicChildTests
{
    [Theory]
    [InlineData("a.AddChild(b); _group.AddSpan(a);")]
    [InlineData("a.AddChild(b); b.AddChild(c); a.AddChild(Span.Builder(typeof(Job), \"d\"));")]
    [InlineData("if (failed) a.AddChild(b); else b.AddChild(a);")]
    [InlineData("if (failed) a.AddChild(b); if (!failed) b.AddChild(a);")]
    [InlineData("if (order.IsPaid) a.AddChild(b); if (order.IsValid) b.AddChild(a);")]
    [InlineData("if (failed) { a.AddChild(b); return 1; } b.AddChild(a);")]
    [InlineData("a.AddChild(b); b = c; b.AddChild(a);")]
    [InlineData("a.AddChild(b); b = Span.Builder(typeof(Job), \"d\"); b.AddChild(a);")]
    [InlineData("a.AddChild(b); a = Span.Builder(typeof(Job), \"d\"); b.AddChild(a);")]
    [InlineData("var last = a; foreach (var one in orders) { var next = Span.Builder(typeof(Job), one.Id); last.AddChild(next); last = next; }")]
    [InlineData("foreach (var one in orders) { var root = Span.Builder(typeof(Job), one.Id); var leaf = Span.Builder(typeof(Job), \"leaf\"); root.AddChild(leaf); }")]
    [InlineData("SpanBuilder? root = null; foreach (var one in orders) { var next = Span.Builder(typeof(Job), one.Id); if (root != null) next.AddChild(root); root = next; }")]
    [InlineData("a.AddChild(b); parent.AddChild(a); a.AddChild(c); Take(parent);")]
    public Task A_tree_is_not_reported(string rest) => Silent(rest);

    [Fact]
    public Task Itself() => Pair("a.AddChild([|a|]);", "a.AddChild(b);");

    [Fact]
    public Task Itself_under_a_second_name() => Pair("var same = a.SetAttribute(\"a\", 1L); a.AddChild([|same|]);", "var same = b.SetAttribute(\"a\", 1L); a.AddChild(same);");

    [Fact]
    public Task Itself_in_its_own_chain() => Pair("a.SetAttribute(\"a\", 1L).AddChild([|a.SetAttribute(\"b\", 1L)|]);", "a.SetAttribute(\"a\", 1L).AddChild(b.SetAttribute(\"b\", 1L));");

    [Fact]
    public Task Each_other() => Pair("a.AddChild(b); b.AddChild([|a|]);", "a.AddChild(b); b.AddChild(c);");

    [Fact]
    public Task By_way_of_a_grandchild() => Pair("a.AddChild(b); b.AddChild(c); c.AddChild([|a|]);", "a.AddChild(b); b.AddChild(c); parent.AddChild(a);");

    [Fact]
    public Task From_below() => Pair("b.AddChild(c); a.AddChild(b); c.AddChild([|a|]);", "b.AddChild(c); a.AddChild(b); parent.AddChild(a);");

    [Fact]
    public Task Within_a_chain() => Pair("a.AddChild(Span.Builder(typeof(Job), \"d\").AddChild(b.AddChild(c))); c.AddChild([|a|]);", "a.AddChild(Span.Builder(typeof(Job), \"d\").AddChild(b)); c.AddChild(a);");

    [Fact]
    public Task Several_children_at_once() => Pair("a.AddChildren([b, c]); c.AddChildren(new[] { [|a|] });", "a.AddChildren([b, c]); c.AddChildren(new[] { Span.Builder(typeof(Job), \"d\") });");

    [Fact]
    public Task Path_with_both() => Pair("if (failed) { a.AddChild(b); } b.AddChild([|a|]);", "if (failed) { a.AddChild(b); } else { b.AddChild(a); }");

    [Fact]
    public Task Loop() => Pair(
        "foreach (var one in orders) { var next = Span.Builder(typeof(Job), one.Id); a.AddChild(next); next.AddChild([|a|]); }",
        "foreach (var one in orders) { var next = Span.Builder(typeof(Job), one.Id); next.AddChild(a); a = next; }");

    [Fact]
    public Task Finally() => Pair("try { a.AddChild(b); Work(); } finally { b.AddChild([|a|]); }", "try { a.AddChild(b); Work(); } finally { _group.AddSpan(a); }");

    [Fact]
    public Task Switch() => Pair("switch (kind) { case 1: a.AddChild(b); break; default: return 1; } b.AddChild([|a|]);", "switch (kind) { case 1: a.AddChild(b); return 1; default: break; } b.AddChild(a);");

    [Fact]
    public Task Lambda() => Pair(
        "Action run = () => { var root = Span.Builder(typeof(Job), \"d\"); root.AddChild([|root|]); };",
        "Action run = () => { var root = Span.Builder(typeof(Job), \"d\"); root.AddChild(Span.Builder(typeof(Job), \"e\")); };");

    [Fact]
    public Task The_message_tells_itself_from_a_descendant_and_the_locations_show_the_way() => RuleTest<CyclicChildAnalyzer>.Check(
        Job.Method(Three + "a.SetAttribute(\"a\", 1L); {|#1:a.AddChildren([b])|}; {|#2:a.AddChild(c)|}; b.AddChild({|#0:a|});"),
        new DiagnosticResult(CyclicChildAnalyzer.Rule).WithLocation(0).WithLocation(2).WithLocation(1).WithArguments("its own descendant"));

    [Fact]
    public Task The_message_names_a_span_that_is_its_own_child() => RuleTest<CyclicChildAnalyzer>.Check(
        Job.Method(Three + "a.SetAttribute(\"a\", 1L).AddChild({|#0:a|});"),
        new DiagnosticResult(CyclicChildAnalyzer.Rule).WithLocation(0).WithArguments("itself"));

    private const string Three = "var a = Span.Builder(typeof(Job), \"a\"); var b = Span.Builder(typeof(Job), \"b\"); var c = Span.Builder(typeof(Job), \"c\");\n";

    private static Task Silent(string body) => Paths<CyclicChildAnalyzer>.Silent(Three + body);

    private static Task Pair(string reported, string silent) => Paths<CyclicChildAnalyzer>.Pair(Three + reported, Three + silent);
}
