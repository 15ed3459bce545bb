using Instrumentation.CompilerServices;
using Instrumentation.Generators.Tests.Harness;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Tests.Invalid;

/// <summary>Generator and runtime agree on a format; a mixture of versions is said, while compiling where possible.</summary>
public class FormatTests
{
    private const string Annotated = """
        public partial class Job(MetricGroup metrics)
        {
            [Span]
            public partial void Run();

            private void RunCore() { }
        }
        """;

    [Fact]
    public void Generator_and_runtime_of_one_version_agree()
    {
        Assert.Equal(GeneratedCodeFormat.Version, GeneratorIdentity.Format);
        Assert.Empty(UserProject.Generate(Annotated).Diagnostics);
    }

    [Fact]
    public void Another_runtime_than_the_generators_is_an_error_that_says_what_to_do()
    {
        var generation = UserProject.Generate(
            Annotated, "namespace Instrumentation.CompilerServices { public static class GeneratedCodeFormat { public const int Version = 7; } }");

        var error = Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == "SPAN000");
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.Contains("reads format 7: reference one version of the package Instrumentation in all projects", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_runtime_without_a_format_is_an_error()
    {
        var generation = UserProject.Generate(Annotated, "namespace Instrumentation.CompilerServices { public static class GeneratedCodeFormat; }");

        Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == "SPAN000");
    }

    [Fact]
    public void Code_that_was_generated_for_another_runtime_names_its_place_and_the_way_out()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new SpanSite(format: 7, "Acme.Jobs.Print", "print"));

        Assert.Contains("'Acme.Jobs.Print' has format 7", exception.Message, StringComparison.Ordinal);
        Assert.Contains("build the project of 'Acme.Jobs.Print' with the package version that the application runs with", exception.Message, StringComparison.Ordinal);
    }
}
