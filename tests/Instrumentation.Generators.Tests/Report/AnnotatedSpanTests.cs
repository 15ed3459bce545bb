using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>What the report says of <c>[Span]</c> methods.</summary>
public class AnnotatedSpanTests
{
    [Fact]
    public void An_attribute_of_the_same_name_is_none() => Assert.Empty(Reported.Rows(
        "namespace Other { public sealed class SpanAttribute : Attribute; } public class Job { [Other.Span] public void Run() { } }"));

    [Fact]
    public void A_method_that_stops_the_build_has_no_row()
    {
        var generation = UserProject.GenerateWithReport("public partial class Job { [Span] public partial void Run(); private void RunCore() { } }");

        Assert.NotEmpty(generation.Errors);
        Assert.Contains("// This project reports no spans.\n", generation.Files["SpanReport.md.g.cs"]);
    }

    [Fact]
    public void Nested_and_generic_types_are_named_as_the_span_names_them() => Assert.Equal(
        ["| `Acme.Outer.Inner` | `Run` | | | partial | `File1.cs:3` |"],
        Reported.Rows("""
            namespace Acme; public partial class Outer<T> { public partial struct Inner<U, V> {
                [Span]
                public static partial int Run<W>(MetricGroup metrics, T first, W second);
                private static int RunCore<W>(MetricGroup metrics, T first, W second) => 1; } }
            """));

    [Fact]
    public void Attributes_are_those_of_tags_and_those_that_Core_sets_under_constant_keys() => Assert.Equal(
        ["| `Job` | `run {value}` | `a` long, `b` double, `c` bool, `return` long, `text.Length` long, `value` long | | partial | `File1.cs:4` |"],
        Reported.Rows("""
            public partial class Job(MetricGroup metrics)
            {
                [Span("run {value}")] [return: SpanTag]
                public partial int Run([SpanTag] int value, [SpanTag(Member = "Length")] string text);
            }
            """,
            """
            public partial class Job
            {
                private const string Key = "c";

                private int RunCore(int value, string text, SpanBuilder span)
                {
                    var same = span.SetAttribute("a", 1);
                    if (value > 0)
                    {
                        same.SetAttribute(value: 0.5, key: "b").SetAttribute(Key, true);
                    }

                    span.SetAttribute(text, "not constant");
                    Span.Builder(typeof(Job), "other").SetAttribute("d", 1).Build();
                    return value;
                }
            }
            """).Where(row => row.Contains("partial")));

    [Fact]
    public void Options_are_those_that_have_an_effect() => Assert.Equal(
        [
            """| `Job` | `all` | | `MinDurationMs = 0.5`, `OnlyOnError = true`, `Every = 3`, `Ignore = ["System.TimeoutException", "System.Collections.Generic.KeyNotFoundException"]`, `StackTrace = true`, `Leaf = true`, `Kind = "Client"` | partial | `File1.cs:4` |""",
            "| `System.Uri` | `none` | | | partial | `File1.cs:8` |",
        ],
        Reported.Rows("""
            public partial class Job(MetricGroup metrics)
            {
                [Span("all", MinDurationMs = 0.5, OnlyOnError = true, Every = 3, Ignore = [typeof(TimeoutException), typeof(KeyNotFoundException)], StackTrace = true, Leaf = true, Kind = System.Diagnostics.ActivityKind.Client)]
                public partial void All();
                private void AllCore() { }

                [Span("none", Scope = typeof(Uri), MinDurationMs = 0, OnlyOnError = false, Every = 1)]
                public partial void None();
                private void NoneCore() { }
            }
            """));

    [Fact]
    public void The_second_form_stands_at_its_Core_under_the_name_of_the_member() => Assert.Equal(
        ["| `Job` | `CompareTo` | `by` long, `other` long | `Implements = \"CompareTo\"` | Implements | `File1.cs:4` |"],
        Reported.Rows("""
            public partial class Job(MetricGroup metrics) : IComparable<int>
            {
                [Span(Implements = nameof(CompareTo))]
                private int Compare([SpanTag] int other, SpanBuilder span) { span.SetAttribute("by", 1L); return other; }
            }
            """));

    [Fact]
    public void Rows_are_sorted_whatever_the_order_of_the_files()
    {
        const string first = "namespace B { public static partial class Job { [Span] public static partial void Run(MetricGroup metrics); private static void RunCore(MetricGroup metrics) { } } }";
        const string second = """
            namespace A { public static class Job { public static void Run(MetricGroup metrics) {
                metrics.StartSpan(typeof(Job), "b").Dispose(); metrics.StartSpan(typeof(Job), "a").Dispose();
                metrics.StartSpan(typeof(Job), "B").Dispose(); } } }
            """;
        string[] names = ["`A.Job` | `B`", "`A.Job` | `a`", "`A.Job` | `b`", "`B.Job` | `Run`"];

        Assert.Equal(names, NamesOf(first, second));
        Assert.Equal(names, NamesOf(second, first));
    }

    private static IEnumerable<string> NamesOf(params string[] sources) => Reported.Rows(sources).Select(row => string.Join(" | ", row.Split(" | ").Take(2))[2..]);
}
