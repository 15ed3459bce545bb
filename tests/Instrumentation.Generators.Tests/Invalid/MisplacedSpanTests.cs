using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Invalid;

/// <summary><c>[Span]</c> on what is no method of a type, though the language lets it stand there, is refused and never ignored.</summary>
public class MisplacedSpanTests
{
    [Theory]
    [InlineData("public int Run() { [Span] int Local() => 1; return Local(); }")]
    [InlineData("public int Run() { return Outer(); int Outer() { return Local(); [Span] static int Local() => 1; } }")]
    [InlineData("public Func<int> Run() => [Span] () => 1;")]
    [InlineData("public Func<int, int> Run { get; } = [Span] (int x) => x;")]
    [InlineData("private readonly Func<int> _run = [Span(\"run\")] static () => 1;")]
    [InlineData("public int Run(int x = 1) { Func<Task> f = [Span] async () => await Task.Delay(1); return f is null ? x : 1; }")]
    [InlineData("public int Run { [Span] get => 1; }")]
    [InlineData("public int this[int i] { get => i; [Span] set { } }")]
    [InlineData("public event Action Run { [Span] add { } remove { } }")]
    [InlineData("[Span] public static Job operator +(Job one, Job two) => one;")]
    [InlineData("[Span] public static implicit operator int(Job job) => 1;")]
    [InlineData("[Span] ~Job() { }")]
    public void Within_a_type_is_SPAN004(string member)
    {
        var generation = UserProject.Generate($$"""
            public partial class Job(MetricGroup metrics)
            {
                {{member}}
            }
            """);

        Assert.Equal(["SPAN004 File1.cs:3"], generation.Errors);
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void In_top_level_statements_is_SPAN004()
    {
        var generation = UserProject.Generate("""
            Func<int> lambda = [Span] () => 1;
            Console.WriteLine(Local() + lambda());
            [Span] int Local() => 1;
            """);

        Assert.Equal(["SPAN004 File1.cs:1", "SPAN004 File1.cs:3"], generation.Errors.Where(error => error.StartsWith("SPAN", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Span] public Job() { }")]
    [InlineData("[Span] public int Run => 1;")]
    [InlineData("[Span] public class Inner { }")]
    [InlineData("[Span] public int Run;")]
    [InlineData("[Span] public event Action? Run;")]
    public void What_the_compiler_refuses_is_left_to_it(string member)
    {
        var generation = UserProject.Generate($$"""
            public partial class Job
            {
                {{member}}
            }
            """);

        Assert.Contains("CS0592 File1.cs:3", generation.Errors);
        Assert.DoesNotContain(generation.Diagnostics, diagnostic => diagnostic.Id == "CS8785");
    }
}
