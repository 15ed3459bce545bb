using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Pipeline;

/// <summary>Each type has one generated file, whose name tells the type and stays the same whatever else is in the project.</summary>
public class FileNameTests
{
    private const string Members = "[Span] public static partial int Run(MetricGroup metrics); private static int RunCore(MetricGroup metrics) => 1;";

    [Theory]
    [InlineData("Job.Spans.g.cs", $"public partial class Job {{ {Members} }}")]
    [InlineData("Acme.Jobs.Job.Spans.g.cs", $"namespace Acme.Jobs; public partial class Job {{ {Members} }}")]
    [InlineData("Acme.Job_2.Inner_1.Spans.g.cs", $"namespace Acme; public partial class Job<T, U> {{ public partial struct Inner<V> {{ {Members} }} }}")]
    [InlineData("event.class.Spans.g.cs", $"namespace @event; public partial class @class {{ {Members} }}")]
    [InlineData("Größe.Länge.Spans.g.cs", $"namespace Größe; public partial class Länge {{ {Members} }}")]
    public void Is_the_full_name_of_the_type_with_its_arity(string name, string source) => Assert.Equal([name], FilesOf(source));

    [Fact]
    public void A_type_in_several_files_has_one() => Assert.Equal(["Job.Spans.g.cs"], FilesOf(
        "public partial class Job(MetricGroup metrics) { [Span] public partial int One(); private int OneCore() => 1; private int TwoCore() => 2; }",
        "public unsafe partial class Job { [Span] public partial int Two(); }"));

    [Fact]
    public void Types_whose_names_differ_in_case_only_or_in_their_arity_have_one_each() => Assert.Equal(
        ["JOB_.Spans.g.cs", "Job.Spans.g.cs", "Job_1.Spans.g.cs", "Job_1_.Spans.g.cs"],
        FilesOf(
            $"public partial class Job {{ {Members} }} public partial class Job<T> {{ {Members} }}",
            $"public partial class JOB {{ {Members} }} public partial class Job_1 {{ {Members} }}"));

    private static IEnumerable<string> FilesOf(params string[] sources)
    {
        var generation = UserProject.Generate(sources);

        Assert.Empty(generation.Diagnostics);
        return generation.Files.Keys.Order(StringComparer.Ordinal);
    }
}
