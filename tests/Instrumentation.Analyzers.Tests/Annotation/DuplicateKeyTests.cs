using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class DuplicateKeyTests
{
    [Theory]
    [InlineData("[Span] public partial int Run([SpanTag] int a, [SpanTag] string b);")]
    [InlineData("[Span] public partial int Run([SpanTag(\"key\")] int a, [SpanTag(\"Key\")] string b);")]
    [InlineData("[Span] public partial int Run(int a, [SpanTag, SpanTag(Member = \"Length\")] string b);")]
    [InlineData("[Span] [return: SpanTag] public partial int Run([SpanTag] int a, string b);")]
    [InlineData("public int Other([SpanTag(\"a\")] int a, [SpanTag(\"a\")] string b) => 1;")]
    public Task Silent(string declaration) => Check(declaration);

    [Theory]
    [InlineData("[Span] public partial int Run([SpanTag(\"key\")] int a, [[|SpanTag(\"key\")|]] string b);")]
    [InlineData("[Span] public partial int Run([SpanTag] int a, [[|SpanTag(\"a\")|]] string b);")]
    [InlineData("[Span] public partial int Run(int a, [SpanTag, [|SpanTag|]] string b);")]
    [InlineData("[Span] public partial int Run(int a, [SpanTag(Member = \"Length\")] [[|SpanTag(\"b.Length\")|]] string b);")]
    [InlineData("[Span] [return: [|SpanTag(\"a\")|]] public partial int Run([SpanTag] int a, string b);")]
    [InlineData("[Span(Implements = nameof(Equals))] private bool Same([SpanTag(\"a\", Member = \"Length\"), [|SpanTag(\"a\")|]] string? other) => true;")]
    public Task Reported(string declaration) => Check(declaration);

    private static Task Check(string declaration) => RuleTest<DuplicateKeyAnalyzer>.CheckAnnotation(
        $$"""
        public partial class Job(MetricGroup group)
        {
            {{declaration}}
            private int RunCore(int a, string b) => 1;
        }
        """);
}
