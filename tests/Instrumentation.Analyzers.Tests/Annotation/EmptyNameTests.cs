using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class EmptyNameTests
{
    [Theory]
    [InlineData("[Span] public partial int Run(int value);")]
    [InlineData("[Span(null)] public partial int Run(int value);")]
    [InlineData("[Span(\"{value}\")] public partial int Run(int value);")]
    [InlineData("[Span] public partial int Run([SpanTag] int value);")]
    [InlineData("[Span] public partial int Run([SpanTag(null)] int value);")]
    [InlineData("[Span] public partial int Run([SpanTag(Member = \"\")] int value);")]
    public Task Silent(string declaration) => Check(declaration);

    [Theory]
    [InlineData("[[|Span(\"\")|]] public partial int Run(int value);")]
    [InlineData("[[|Span(\" \\t\")|]] public partial int Run(int value);")]
    [InlineData("private const string Name = \"\"; [[|Span(Name)|]] public partial int Run(int value);")]
    [InlineData("[[|Span(\"\", Implements = nameof(ToString))|]] private string Text() => \"\";")]
    [InlineData("[Span] public partial int Run([[|SpanTag(\"\")|]] int value);")]
    [InlineData("[Span] [return: [|SpanTag(\"  \")|]] public partial int Run(int value);")]
    public Task Reported(string declaration) => Check(declaration);

    private static Task Check(string declaration) => RuleTest<EmptyNameAnalyzer>.CheckAnnotation(
        $$"""
        public partial class Job(MetricGroup group)
        {
            {{declaration}}
            private int RunCore(int value) => 1;
        }
        """);
}
