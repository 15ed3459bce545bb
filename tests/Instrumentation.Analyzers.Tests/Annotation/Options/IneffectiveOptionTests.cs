using Instrumentation.Analyzers.Annotation.Options;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation.Options;

public class IneffectiveOptionTests
{
    [Theory]
    [InlineData("[Span]")]
    [InlineData("[Span(\"run\", MinDurationMs = 0.1, Every = 2, OnlyOnError = true, StackTrace = true, Leaf = true)]")]
    [InlineData("[Span(Leaf = false, OnlyOnError = false, StackTrace = false, Kind = System.Diagnostics.ActivityKind.Internal)]")]
    [InlineData("[Span(\"Run\", Scope = typeof(Job))]")]
    [InlineData("[Span(Scope = null, Ignore = new[] { typeof(FormatException) })]")]
    [InlineData("[Span(Kind = System.Diagnostics.ActivityKind.Consumer, Scope = typeof(List<>))]")]
    public Task A_default_that_is_stated_and_what_has_an_effect_are_left_alone(string attribute) => Check(attribute);

    [Theory]
    [InlineData("[Span(MinDurationMs = Slow)]")]
    [InlineData("[Span(Every = Sample)]")]
    [InlineData("[Span(MinDurationMs = Slow * 2)]")]
    public Task A_value_that_is_named_in_the_project_may_change_without_the_attribute(string attribute) => Check(attribute);

    [Theory]
    [InlineData("[Span(Ignore = new[] { typeof(ArgumentException), typeof(FormatException) })]")]
    [InlineData("[Span(Ignore = new[] { typeof(Exception) })]")]
    [InlineData("[Span(StackTrace = true, Ignore = new[] { typeof(ArgumentException) })]")]
    [InlineData("[Span(OnlyOnError = true, Ignore = new[] { typeof(ArgumentException) })]")]
    [InlineData("[Span(Ignore = new Type[] { typeof(Failed<int>), typeof(Failed<string>) })]")]
    [InlineData("[Span(Ignore = new[] { typeof(Unknown) })]")]
    [InlineData("[Span(Ignore = [typeof(ArgumentException), typeof(FormatException)])]")]
    public Task Expected_exceptions_are_left_alone(string attribute) => Check(attribute);

    [Theory]
    [InlineData("[Span([|MinDurationMs = 0|])]", "[Span]")]
    [InlineData("[Span(\"run\", [|MinDurationMs = -1.5|])]", "[Span(\"run\")]")]
    [InlineData("[Span([|MinDurationMs = double.NaN|], Leaf = true)]", "[Span(Leaf = true)]")]
    [InlineData("[Span(Leaf = true, [|MinDurationMs = double.PositiveInfinity|], OnlyOnError = true)]", "[Span(Leaf = true, OnlyOnError = true)]")]
    [InlineData("[Span([|Every = 1|])]", "[Span]")]
    [InlineData("[Span(\n        \"run\", // the name\n        [|Every = -3|],\n        Leaf = true)]", "[Span(\n        \"run\", // the name\n        Leaf = true)]")]
    [InlineData("[Span([|Kind = (System.Diagnostics.ActivityKind)5|])]", "[Span]")]
    [InlineData("[Span([|Scope = typeof(int[])|])]", "[Span]")]
    [InlineData("[Span([|MinDurationMs = 0|], [|Every = 0|])]", "[Span]")]
    public Task Values_that_are_the_default_or_none_at_all_are_removed(string attribute, string fixedAttribute) => Fix(attribute, fixedAttribute);

    [Theory]
    [InlineData("[Span([|Ignore = new Type[0]|])]", "[Span]")]
    [InlineData("[Span(Leaf = true, [|Ignore = null|])]", "[Span(Leaf = true)]")]
    [InlineData("[Span(Ignore = new[] { typeof(FormatException), [|typeof(string)|] })]", "[Span(Ignore = new[] { typeof(FormatException) })]")]
    [InlineData("[Span(Ignore = new[] { [|typeof(Failed<>)|] })]", "[Span]")]
    [InlineData("[Span(Ignore = new[] { [|null|], typeof(FormatException) })]", "[Span(Ignore = new[] { typeof(FormatException) })]")]
    [InlineData("[Span(Ignore = new[] { typeof(FormatException), [|typeof(FormatException)|] })]", "[Span(Ignore = new[] { typeof(FormatException) })]")]
    [InlineData("[Span(Ignore = new[] { [|typeof(ArgumentNullException)|], typeof(ArgumentException) })]", "[Span(Ignore = new[] { typeof(ArgumentException) })]")]
    [InlineData("[Span(Ignore = new[] { [|typeof(OperationCanceledException)|] })]", "[Span]")]
    [InlineData("[Span(Ignore = new[] { [|typeof(TaskCanceledException)|], [|typeof(IDisposable)|], typeof(FormatException) }, Leaf = true)]", "[Span(Ignore = new[] { typeof(FormatException) }, Leaf = true)]")]
    [InlineData("[Span(\"run\", Ignore = new[] { [|typeof(int)|], [|typeof(string)|] })]", "[Span(\"run\")]")]
    [InlineData("[Span([|Ignore = []|])]", "[Span]")]
    [InlineData("[Span(Ignore = [[|typeof(string)|]])]", "[Span]")]
    [InlineData("[Span(Ignore = [[|typeof(string)|], typeof(FormatException)], Leaf = true)]", "[Span(Ignore = [typeof(FormatException)], Leaf = true)]")]
    [InlineData("[Span(Ignore = [typeof(FormatException), [|typeof(string)|], [|typeof(int)|]])]", "[Span(Ignore = [typeof(FormatException)])]")]
    public Task What_no_exception_is_or_what_another_includes_is_removed_from_Ignore(string attribute, string fixedAttribute) => Fix(attribute, fixedAttribute);

    [Theory]
    [InlineData("[Span([|StackTrace = true|], Ignore = new[] { typeof(Exception) })]", "[Span(Ignore = new[] { typeof(Exception) })]")]
    [InlineData("[Span(OnlyOnError = true, Ignore = new[] { [|typeof(Exception)|] })]", "[Span(OnlyOnError = true)]")]
    public Task Options_that_defeat_each_other_are_reported(string attribute, string fixedAttribute) => Fix(attribute, fixedAttribute);

    [Fact]
    public Task A_body_that_has_the_span_can_fail_without_an_exception() => RuleTest<IneffectiveOptionAnalyzer>.CheckAnnotation(
        """
        public partial class Job(MetricGroup group)
        {
            [Span(OnlyOnError = true, Ignore = new[] { typeof(Exception) })]
            public partial int Run();

            private int RunCore(SpanBuilder span) => span.SetStatus(SpanStatus.Error) is null ? 0 : 1;
        }
        """);

    [Theory]
    [InlineData("[SpanTag([|Member = \"\"|])]", "[SpanTag]")]
    [InlineData("[SpanTag(\"a\", [|Member = \"\"|])]", "[SpanTag(\"a\")]")]
    public Task A_path_of_no_member_is_removed(string tag, string fixedTag) => FixTest<IneffectiveOptionAnalyzer, IneffectiveOptionFixProvider>.CheckAnnotation(
        Class("[Span]", tag + " "), Class("[Span]", fixedTag + " "));

    [Theory]
    [InlineData("[SpanTag(Member = null)] ")]
    [InlineData("[SpanTag(Member = \"Length\")] ")]
    public Task A_path_is_left_alone(string tag) => RuleTest<IneffectiveOptionAnalyzer>.CheckAnnotation(Class("[Span]", tag));

    private static Task Check(string attribute) => RuleTest<IneffectiveOptionAnalyzer>.CheckAnnotation(Class(attribute));

    private static Task Fix(string attribute, string fixedAttribute) =>
        FixTest<IneffectiveOptionAnalyzer, IneffectiveOptionFixProvider>.CheckAnnotation(Class(attribute), Class(fixedAttribute));

    private static string Class(string attribute, string tag = "") => $$"""
        public class Failed<T> : Exception;

        public partial class Job(MetricGroup group)
        {
            private const double Slow = 0;
            private const int Sample = 1;

            {{attribute}}
            public partial int Run({{tag}}string value);

            private int RunCore(string value) => 1;
        }
        """;
}
