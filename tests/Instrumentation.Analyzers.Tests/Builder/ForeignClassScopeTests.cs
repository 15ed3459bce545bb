using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN108.</summary>
public class ForeignClassScopeTests
{
    [Theory]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\"));")]
    [InlineData("_group.AddSpan(Span.Builder(GetType(), \"n\"));")]
    [InlineData("var scope = typeof(Order); _group.AddSpan(Span.Builder(scope, \"n\"));")]
    [InlineData("using var span = _group.StartSpan(typeof(Job), \"n\");")]
    [InlineData("Action run = () => { void Local() => _group.AddSpan(Span.Builder(typeof(Job), \"n\")); Local(); };")]
    [InlineData("parent.SetAttribute(\"type\", typeof(Order).Name);")]
    public Task The_type_itself_is_not_reported(string body) => Paths<ForeignClassScopeAnalyzer>.Silent(body);

    [Fact]
    public Task Generic_and_outer_types_are_not_reported() => RuleTest<ForeignClassScopeAnalyzer>.Check(
        """
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public class Outer<T>(MetricGroup group)
        {
            private readonly SpanBuilder _field = Span.Builder(typeof(Outer<>), "n");

            public void Run()
            {
                group.AddSpan(Span.Builder(typeof(Outer<>), "open"));
                group.AddSpan(Span.Builder(typeof(Outer<T>), "own"));
                group.AddSpan(Span.Builder(typeof(Outer<int>), "constructed"));
                group.AddSpan(Span.Builder(typeof(T), "parameter"));
                group.AddSpan(_field);
            }

            public struct Inner
            {
                public void Run(MetricGroup group)
                {
                    group.AddSpan(Span.Builder(typeof(Outer<T>), "outer"));
                    group.AddSpan(Span.Builder(typeof(Inner), "inner"));
                }

                public SpanBuilder Made => Span.Builder(typeof(Outer<>), "outer");
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_have_no_type_worth_naming() => RuleTest<ForeignClassScopeAnalyzer>.CheckProgram(
        """
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        MetricGroup.Unregistered.AddSpan(Span.Builder(typeof(string), "n"));
        """);

    [Fact]
    public Task Another_class() => Fix(
        "_group.AddSpan(Span.Builder([|typeof(Order)|], \"n\"));",
        "_group.AddSpan(Span.Builder(typeof(Job), \"n\"));");

    [Fact]
    public Task Base_class_and_framework_types() => Fix(
        "_group.AddSpan(Span.Builder([|typeof(object)|], \"n\")); _group.AddSpan(Span.Builder([|typeof(List<int>)|], \"n\"));",
        "_group.AddSpan(Span.Builder(typeof(Job), \"n\")); _group.AddSpan(Span.Builder(typeof(Job), \"n\"));");

    [Fact]
    public Task Scope_of_a_block() => Fix(
        "using var span = _group.StartSpan([|typeof(Order)|], \"n\");",
        "using var span = _group.StartSpan(typeof(Job), \"n\");");

    [Fact]
    public Task Lambda_and_named_argument() => Fix(
        "Action run = () => _group.AddSpan(Span.Builder(name: \"n\", classScope: [|typeof(Order)|]));",
        "Action run = () => _group.AddSpan(Span.Builder(name: \"n\", classScope: typeof(Job)));");

    [Fact]
    public Task The_inner_type_is_not_the_outer_ones_scope_and_generics_are_named_in_full() => FixTest<ForeignClassScopeAnalyzer, ForeignClassScopeFixProvider>.Check(
        """
        using Instrumentation.Traces;

        public class Outer<T>
        {
            private readonly SpanBuilder _field = Span.Builder([|typeof(Inner)|], "n");

            public class Inner { }
        }
        """,
        """
        using Instrumentation.Traces;

        public class Outer<T>
        {
            private readonly SpanBuilder _field = Span.Builder(typeof(Outer<T>), "n");

            public class Inner { }
        }
        """);

    private static Task Fix(string body, string fixedBody) =>
        FixTest<ForeignClassScopeAnalyzer, ForeignClassScopeFixProvider>.Check(Job.Method(body), Job.Method(fixedBody));
}
