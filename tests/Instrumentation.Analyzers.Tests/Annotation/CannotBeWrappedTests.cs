using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class CannotBeWrappedTests
{
    [Theory]
    [InlineData("[Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("[Span] public int Run() => 1;")]
    [InlineData("[Span(Implements = nameof(Enter))] private int EnterCore() => 1;")]
    [InlineData("[Span(Implements = \"IDoor.Enter\")] private int EnterCore() => 1;")]
    [InlineData("public int Run() { [Obsolete] int Local() => 1; Func<int> lambda = [Obsolete] () => 1; return Local() + lambda(); }")]
    public Task Silent(string members) => Check(members);

    [Theory]
    [InlineData("public int Run() { [Span] int [|Local|]() => 1; return Local(); }")]
    [InlineData("public Func<int> Run() => [|[Span] () => 1|];")]
    [InlineData("public Func<int, int> Run { get; } = [|[Span] (int x) => x|];")]
    [InlineData("public int Run { [Span] [|get|] => 1; }")]
    [InlineData("public event Action Run { [Span] [|add|] { } remove { } }")]
    [InlineData("[Span] public static Job operator [|+|](Job one, Job two) => one;")]
    [InlineData("[Span] ~[|Job|]() { }")]
    [InlineData("[Span] public abstract int [|Run|]();")]
    [InlineData("[Span] private static extern int [|Run|]();")]
    [InlineData("[Span] int IDoor.[|Enter|]() => 1;")]
    [InlineData("[Span] public partial void Run(); private async void [|RunCore|]() => await Task.Yield();")]
    [InlineData("[Span(Implements = \"Enters\")] private int [|EnterCore|]() => 1;")]
    [InlineData("[Span(Implements = nameof(Enter))] public int [|Enter|]() => 1;")]
    [InlineData("[Span(Implements = nameof(Enter))] private int [|EnterCore|]() => 1; public int Enter() => 1;")]
    [InlineData("[Span(Implements = nameof(Enter))] private partial int [|EnterCore|](); private partial int EnterCore() => 1;")]
    public Task Reported(string members) => Check(members);

    [Fact]
    public Task The_member_that_the_generator_writes_is_not_taken_for_the_users() => RuleTest<CannotBeWrappedAnalyzer>.CheckAnnotation(
        """
        using System.CodeDom.Compiler;

        public interface IDoor { int Enter(); }

        public partial class Job(MetricGroup group) : IDoor
        {
            [Span(Implements = nameof(Enter))] private int EnterCore() => 1;
            [Span(Implements = "IDoor.Enter")] private int ExplicitCore() => 1;
        }

        partial class Job
        {
            [GeneratedCode("Instrumentation.Generators", "1.0")]
            public int Enter() => EnterCore();

            [GeneratedCode("Instrumentation.Generators", "1.0")]
            int IDoor.Enter() => ExplicitCore();
        }
        """);

    [Fact]
    public Task A_method_that_is_declared_for_the_first_form_is_the_user_s_also_beside_its_generated_part() => RuleTest<CannotBeWrappedAnalyzer>.CheckAnnotation(
        """
        using System.CodeDom.Compiler;

        public interface IDoor { int Enter(); }

        public partial class Job(MetricGroup group) : IDoor
        {
            [Span] public partial int Enter();
            [Span(Implements = nameof(Enter))] private int [|EnterCore|]() => 1;
        }

        partial class Job
        {
            [GeneratedCode("Instrumentation.Generators", "1.0")]
            public partial int Enter() => EnterCore();
        }
        """);

    private static Task Check(string members) => RuleTest<CannotBeWrappedAnalyzer>.CheckAnnotation(
        $$"""
        public interface IDoor { int Enter(); }

        public abstract partial class Job(MetricGroup group) : IDoor
        {
            {{members}}
        }
        """);
}
