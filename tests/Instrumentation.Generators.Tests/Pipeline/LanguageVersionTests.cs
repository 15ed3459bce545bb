using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Tests.Pipeline;

/// <summary>A project that writes an old C# gets code of that version: partial methods with results came with C# 9.</summary>
public class LanguageVersionTests
{
    private const string Project = """
        using System.Threading.Tasks;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        namespace Acme.Jobs
        {
            public partial class Job
            {
                private readonly MetricGroup _metrics;

                public Job(MetricGroup metrics) => _metrics = metrics;

                [Span("{number:F2} gave {return}", Every = 3, Ignore = new[] { typeof(System.TimeoutException) })]
                [return: SpanTag]
                public partial Task<long> Run([SpanTag] int? number);

                private Task<long> RunCore(int? number, SpanBuilder span) => Task.FromResult(1L);
            }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void The_code_compiles_without_a_warning(LanguageVersion version) => Assert.NotEmpty(UserProject.GenerateFor(version, Project).CleanFile);

    [Fact]
    public void Names_do_not_depend_on_the_culture_in_any_version() =>
        Assert.Contains("FormattableString.Invariant($\"{number:F2} gave \")", UserProject.GenerateFor(LanguageVersion.CSharp9, Project).CleanFile, StringComparison.Ordinal);
}
