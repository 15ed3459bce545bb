using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class CoreMissingTests
{
    [Theory]
    [InlineData("private int RunCore(int a, ref string? b) => 1;")]
    [InlineData("private int RunCore(int other, ref string? name, SpanBuilder span) => 1;")]
    [InlineData("private int RunCore(int a, ref string? b) => 1; private int RunCore(int a) => 1;")]
    [InlineData("internal protected int RunCore(int a, ref string? b) => 1;")]
    public Task Silent(string core) => Check("[Span] public partial int Run(int a, ref string? b);", core);

    [Theory]
    [InlineData("[Span] public partial int Run(int a, params int[] b);", "private int RunCore(int a, int[] b) => 1;")]
    [InlineData("[Span] public partial int Run(int a = 3);", "private int RunCore(int a) => 1;")]
    [InlineData("[Span] public static partial T Run<T>(T a) where T : class;", "private static U RunCore<U>(U b) where U : class => b;")]
    [InlineData("[Span] public int Run();", "")]
    [InlineData("[Span] public partial (int a, List<(int b, int c)>) Run((int d, int e) f);", "private (int, List<(int x, int y)>) RunCore((int, int) z) => default;")]
    [InlineData("[Span(Implements = nameof(ToString))]", "private string Text() => \"\";")]
    [InlineData("[Span(Implements = nameof(Equals))]", "private bool EqualsCore(object? other, SpanBuilder span) => true;")]
    public Task Silent_for(string declaration, string core) => Check(declaration, core);

    [Theory]
    [InlineData("[Span] public partial int [|Run|]();", "")]
    [InlineData("[Span] public partial int Run();", "private long [|RunCore|]() => 1;")]
    [InlineData("[Span] public partial int Run();", "private static int [|RunCore|]() => 1;")]
    [InlineData("[Span] public static partial int Run(MetricGroup g);", "private int [|RunCore|](MetricGroup g) => 1;")]
    [InlineData("[Span] public partial int Run(int a, string b);", "private int [|RunCore|](string b, int a) => 1;")]
    [InlineData("[Span] public partial int Run(ref int a);", "private int [|RunCore|](int a) => 1;")]
    [InlineData("[Span] public partial int Run(int a);", "private int [|RunCore|](SpanBuilder span, int a) => 1;")]
    [InlineData("[Span] public partial int Run<T>(T a);", "private int [|RunCore|](object a) => 1;")]
    [InlineData("[Span] public partial int Run();", "private int [|RunCore|]() => 1; private int RunCore(SpanBuilder span) => 1;")]
    [InlineData("[Span] public partial IEnumerable<int> Run();", "private IEnumerable<int> [|RunCore|](SpanBuilder span) => [];")]
    [InlineData("[Span] public partial int [|Run|]();", "public partial int Run() => 1;")]
    [InlineData("[Span] public partial int [|Run|]() => 1;", "")]
    [InlineData("[Span] public partial (int a, int b) Run();", "private (int a, long b) [|RunCore|]() => default;")]
    [InlineData("[Span(Implements = nameof(ToString))]", "private int [|Text|]() => 1;")]
    [InlineData("[Span(Implements = nameof(Equals))]", "private bool [|EqualsCore|](int other) => true;")]
    public Task Reported(string declaration, string core) => Check(declaration, core);

    [Fact]
    public Task The_part_that_the_generator_writes_is_not_taken_for_the_users() => RuleTest<CoreMissingAnalyzer>.CheckAnnotation(
        """
        using System.CodeDom.Compiler;

        public partial class Job(MetricGroup group)
        {
            [Span] public partial int Run();
            private int RunCore() => 1;
        }

        partial class Job
        {
            [GeneratedCode("Instrumentation.Generators", "1.0")]
            public partial int Run() => RunCore();
        }
        """);

    private static Task Check(string declaration, string core) => RuleTest<CoreMissingAnalyzer>.CheckAnnotation(
        $$"""
        public partial class Job(MetricGroup group)
        {
            {{declaration}}
            {{core}}
        }
        """);
}
