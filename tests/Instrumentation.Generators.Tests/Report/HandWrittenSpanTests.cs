namespace Instrumentation.Generators.Tests.Report;

/// <summary>What the report says of spans that are written by hand.</summary>
public class HandWrittenSpanTests
{
    [Fact]
    public void Methods_of_others_with_these_names_are_none() => Assert.Empty(Reported.Rows("""
        public class Other { public static Other Builder(Type scope, string name) => new(); public Other StartSpan(Type scope, string name) => Builder(scope, name); }
        """));

    [Theory]
    [InlineData("Span.Builder(typeof(Job), name)", "| `Job` | *computed* | | | Builder |")]
    [InlineData("Span.Builder(GetType(), \"run\")", "| *computed* | `run` | | | Builder |")]
    [InlineData("Span.Builder(typeof(Dictionary<,>.KeyCollection), \"run\")", "| `System.Collections.Generic.Dictionary.KeyCollection` | `run` | | | Builder |")]
    [InlineData("Span.Builder(name: \"a\" + \"b\", classScope: typeof(Job))", "| `Job` | `ab` | | | Builder |")]
    [InlineData("Span.Builder(typeof(Job), \"run\").SetStartTsMillis(1).SetAttribute(\"b\", 1).SetAttribute(\"a\", true).SetAttribute(\"a\", false).Build()", "| `Job` | `run` | `a` bool, `b` long | | Builder |")]
    [InlineData("Span.Builder(typeof(Job), \"run\").SetAttribute(name, 1)", "| `Job` | `run` | | | Builder |")]
    [InlineData("metrics.StartSpan(typeof(Job), \"run\")", "| `Job` | `run` | | | StartSpan |")]
    [InlineData("metrics?.StartSpan(typeof(Job), \"run\").SetAttribute(\"a\", 0.5)", "| `Job` | `run` | `a` double | | StartSpan |")]
    public void A_call_is_a_row(string call, string row) => Assert.Equal(
        [$"{row} `File1.cs:1` |"],
        Reported.Rows($$"""public class Job { public object? Run(MetricGroup metrics, string name) => {{call}}; }"""));

    [Theory]
    [InlineData("using var span = metrics.StartSpan(typeof(Job), \"run\"); span.SetAttribute(\"a\", 1); void Later() => span.SetAttribute(\"b\", \"x\"); Later();", "`a` long, `b` string")]
    [InlineData("var span = Span.Builder(typeof(Job), \"run\").SetAttribute(\"a\", 1); span.SetKind(default).SetAttribute(\"b\", 1.5); span.Build();", "`a` long, `b` double")]
    [InlineData("var span = Span.Builder(typeof(Job), \"run\").SetAttribute(\"a\", 1); span = span.SetAttribute(\"b\", 1.5); span.Build();", "`a` long")]
    public void What_is_set_on_a_local_that_holds_nothing_else_is_the_spans(string body, string attributes) => Assert.Equal(
        [$"| `Job` | `run` | {attributes} |"],
        Reported.Rows($$"""public class Job { public void Run(MetricGroup metrics) { {{body}} } }""").Select(row => string.Join(" | ", row.Split(" | ").Take(3)) + " |"));

    [Fact]
    public void Initializers_lambdas_and_static_usings_are_looked_at() => Assert.Equal(
        ["| `Job` | `field` | | | Builder | `File1.cs:4` |", "| `Job` | `lambda` | `a` long | | Builder | `File1.cs:5` |"],
        Reported.Rows("""
            using static Instrumentation.Traces.Span;
            public class Job
            {
                private readonly SpanBuilder _field = Builder(typeof(Job), "field");
                public Func<SpanBuilder> Make() => () => Builder(typeof(Job), "lambda").SetAttribute("a", 1);
                public SpanBuilder Field => _field;
            }
            """));
}
