using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class MethodNotPartialTests
{
    [Theory]
    [InlineData("public int Run() => 1;")]
    [InlineData("[Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("[Span] public abstract int Run();")]
    [InlineData("[Span] private static extern int Run();")]
    [InlineData("[Span] int IRun.Run() => 1;")]
    [InlineData("[Span(Implements = nameof(ToString))] private string Text() => \"\";")]
    [InlineData("[Span(Implements = \"Missing\")] private string Text() => \"\";")]
    public Task Silent(string members) => Check(members);

    [Theory]
    [InlineData("[Span] public int [|Run|]() => 1;")]
    [InlineData("[Span(\"run\", Every = 3)] private static async Task [|Run|]() { await Task.Yield(); }")]
    [InlineData("[Span] public virtual IEnumerable<int> [|Run|]<T>() { yield return 1; }")]
    [InlineData("[Span] public override string [|ToString|]() => \"\";")]
    [InlineData("[Span] internal ref int [|Run|](ref int value) => ref value;")]
    [InlineData("[Span] public int [|Run|]() => 1; [Span] public int [|Run|](int value) => 1;")]
    public Task Reported(string members) => Check(members);

    [Fact]
    public Task An_attribute_of_the_same_name_from_elsewhere_is_none_of_ours() => RuleTest<MethodNotPartialAnalyzer>.CheckAnnotation(
        """
        public sealed class SpanAttribute : Attribute;

        public class Job { [global::SpanAttribute] public int Run() => 1; }
        """);

    private static Task Check(string members) => RuleTest<MethodNotPartialAnalyzer>.CheckAnnotation(
        $$"""
        public interface IRun { int Run(); }

        public abstract partial class Job(MetricGroup group) : IRun
        {
            int IRun.Run() => 2;
            {{members}}
        }
        """.Replace(members.Contains("IRun.Run", StringComparison.Ordinal) ? "    int IRun.Run() => 2;\n" : "\0", "", StringComparison.Ordinal));
}
