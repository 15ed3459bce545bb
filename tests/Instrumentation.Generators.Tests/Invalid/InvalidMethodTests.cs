using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Tests.Invalid;

/// <summary>
/// A <c>[Span]</c> that cannot be honoured stops the build, with analyzers or without: at the user's line, with the id of the rule that explains it.
/// </summary>
public class InvalidMethodTests
{
    [Theory]
    [InlineData("SPAN003", "[Span] public partial int Run(int value);")]
    [InlineData("SPAN003", "[Span] public partial int Run(int value); private int RunCore(string value) => 1;")]
    [InlineData("SPAN003", "[Span] public partial int Run(int value); private long RunCore(int value) => 1;")]
    [InlineData("SPAN003", "[Span] public partial int Run(int value); private static int RunCore(int value) => 1;")]
    [InlineData("SPAN003", "[Span] public partial int Run(ref int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN003", "[Span] public partial int Run(int value); private int RunCore(int value, string span) => 1;")]
    [InlineData("SPAN003", "[Span] public partial int Run(int value); private int RunCore(int value, SpanBuilder span) => 1; private int RunCore(int value) => 1;")]
    [InlineData("SPAN003", "[Span] public partial int Run<T>(int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN003", "[Span] public partial IEnumerable<int> Run(); private IEnumerable<int> RunCore(SpanBuilder span) => [];")]
    [InlineData("SPAN003", "[Span] public partial IEnumerable<int> Run(); private IEnumerable<int> RunCore(SpanBuilder span) { return Items(); IEnumerable<int> Items() { yield return 1; } }")]
    [InlineData("SPAN004", "[Span] partial void Run(); private void RunCore() { }")]
    [InlineData("SPAN004", "[Span] public partial void Run(); private async void RunCore() => await Task.Delay(1);")]
    [InlineData("SPAN004", "[Span] public partial System.Runtime.CompilerServices.YieldAwaitable Run(); private System.Runtime.CompilerServices.YieldAwaitable RunCore() => Task.Yield();")]
    [InlineData("SPAN006", "public MetricGroup Other => metrics; [Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("SPAN007", "[Span(\" \")] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("SPAN007", "[Span] public partial int Run([SpanTag(\"\")] int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN008", "[Span(\"a {valeu}\")] public partial int Run(int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN008", "[Span(\"a {}\")] public partial int Run(int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN008", "[Span(\"a {value\")] public partial int Run(int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN008", "[Span(\"a {Value}\")] public partial int Run(int value); private int RunCore(int value) => 1;")]
    [InlineData("SPAN008", "[Span] public partial int Run([SpanTag(Member = \"Lenght\")] string value); private int RunCore(string value) => 1;")]
    [InlineData("SPAN008", "[Span(\"a {return}\")] public partial void Run(int value); private void RunCore(int value) { }")]
    [InlineData("SPAN008", "[Span(\"a {return}\")] public partial Task Run(int value); private Task RunCore(int value) => Task.CompletedTask;")]
    [InlineData("SPAN008", "[Span(\"a {return}\")] public partial IEnumerable<int> Run(); private IEnumerable<int> RunCore() => [];")]
    [InlineData("SPAN008", "[Span(\"a {return.Lenght}\")] public partial string Run(); private string RunCore() => \"\";")]
    [InlineData("SPAN009", "[Span] public partial int Run([SpanTag] object value); private int RunCore(object value) => 1;")]
    [InlineData("SPAN009", "[Span] public partial int Run([SpanTag] ulong value); private int RunCore(ulong value) => 1;")]
    [InlineData("SPAN009", "[Span] public partial int Run([SpanTag] int[] value); private int RunCore(int[] value) => 1;")]
    [InlineData("SPAN009", "[Span] [return: SpanTag] public partial Task Run(); private Task RunCore() => Task.CompletedTask;")]
    [InlineData("SPAN010", "[Span] public partial int Run([SpanTag(\"a\")] int x, [SpanTag(\"a\")] int y); private int RunCore(int x, int y) => 1;")]
    public void Is_an_error_that_names_the_rule(string rule, string members)
    {
        var generation = UserProject.Generate($$"""
            public partial class Job
            {
                private readonly MetricGroup metrics = MetricGroup.Unregistered;

            {{members}}
            }
            """);

        Assert.Equal(["CS0619 File1.cs:5"], generation.Errors);
        Assert.Contains($"\"{rule}: ", Assert.Single(generation.Files).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_reachable_group_the_error_names_the_ways_to_get_one()
    {
        var generation = UserProject.Generate("""
            public partial class Job
            {
                [Span] public partial int Run();
                private int RunCore() => 1;
            }
            """);

        var error = Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == "CS0619").GetMessage();
        Assert.Contains("SPAN005: 'Run' reaches no MetricGroup", error, StringComparison.Ordinal);
        Assert.Contains("rich function", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overload_without_Core_is_not_compared_with_the_Core_of_another()
    {
        var generation = UserProject.Generate("""
            public partial class Job(MetricGroup metrics)
            {
                [Span] public partial int Run(int value);
                [Span] public partial int Run(string value);
                private int RunCore(int value) => 1;
            }
            """);

        Assert.Equal(["CS0619 File1.cs:4"], generation.Errors);
        Assert.Contains("The body of 'Run' is missing", generation.Diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void In_obsolete_code_where_the_compiler_keeps_CS0619_to_itself_it_is_an_error_directive()
    {
        var generation = UserProject.Generate("""
            public partial class Job
            {
                [Obsolete, Span]
                public partial int Run();
                private int RunCore() => 1;
            }
            """);

        Assert.Equal(["CS1029 File1.cs:4"], generation.Errors);
    }

    [Theory]
    [InlineData("SPAN001", 3, "[Span]\npublic int Run() => 1;")]
    [InlineData("SPAN003", 3, "[Span]\npublic partial int Run(); public partial int Run() => 1;")]
    [InlineData("SPAN004", 3, "[Span]\npublic abstract partial int Run();")]
    [InlineData("SPAN004", 3, "[Span]\npartial int ICloneable.Run();")]
    [InlineData("SPAN004", 3, "[Span]\nprivate static extern int Run();")]
    public void What_a_declaration_error_would_hide_is_said_by_the_generator(string rule, int line, string members)
    {
        var generation = UserProject.Generate($$"""
            public abstract partial class Job(MetricGroup metrics) {
            {{members}}
            }
            """);

        Assert.Empty(generation.Files);
        Assert.Contains($"{rule} File1.cs:{line}", generation.Errors);
    }

    [Fact]
    public void Each_type_around_the_method_that_is_not_partial_is_named()
    {
        var generation = UserProject.Generate("""
            public class Outer
            {
                public class Job(MetricGroup metrics)
                {
                    [Span] public partial int Run();
                    private int RunCore() => 1;
                }
            }
            """);

        Assert.Contains("SPAN002 File1.cs:1", generation.Errors);
        Assert.Contains("SPAN002 File1.cs:3", generation.Errors);
    }

    [Fact]
    public void A_type_local_to_its_file_is_refused()
    {
        var generation = UserProject.Generate("""
            file partial class Job(MetricGroup metrics)
            {
                [Span] public partial int Run();
                private int RunCore() => 1;
            }
            """);

        Assert.Contains("SPAN004 File1.cs:3", generation.Errors);
    }

    [Fact]
    public void Several_problems_of_a_method_are_told_together()
    {
        var generation = UserProject.Generate("""
            public partial class Job
            {
                [Span("{nothing}")] public partial int Run();
            }
            """);

        var error = Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == "CS0619").GetMessage();
        Assert.All(["SPAN003: ", "SPAN005: ", "SPAN008: "], rule => Assert.Contains(rule, error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Span(\"a {valeu}\")] public partial int Run(int value); private int RunCore(int value) => 1;", "(did you mean 'value'?).")]
    [InlineData("[Span] public partial int Run([SpanTag(Member = \"Lenght\")] string value); private int RunCore(string value) => 1;", "(did you mean 'Length'?).")]
    [InlineData("[Span] public partial int Run([SpanTag] List<int> value); private int RunCore(List<int> value) => 1;", "Member = \"Count\"")]
    [InlineData("[Span] public partial int Run(int value); private int RunCore(string value) => 1;", "parameter 1 is 'string value' instead of 'int value'")]
    public void The_error_says_what_would_be_right(string members, string advice)
    {
        var generation = UserProject.Generate($$"""
            public partial class Job(MetricGroup metrics) { {{members}} }
            """);

        Assert.Contains(advice, Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == "CS0619").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_setting_lets_a_method_run_untraced_in_silence()
    {
        var project = UserProject.Compile("public partial class Job(MetricGroup metrics) { [Span] public int Run() => metrics is null ? 1 : 2; }");
        var silenced = project.WithOptions(project.Options.WithSpecificDiagnosticOptions([new("SPAN001", ReportDiagnostic.Suppress)]));

        UserProject.NewDriver().RunGeneratorsAndUpdateCompilation(silenced, out _, out var diagnostics);

        Assert.Equal(("SPAN001", DiagnosticSeverity.Error), Assert.Single(diagnostics.Select(found => (found.Id, found.Severity))));
    }
}
