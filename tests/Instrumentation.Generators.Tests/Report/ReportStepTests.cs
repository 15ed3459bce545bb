using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>The report is a step of its own: without the property it does nothing, and with it the wrappers are what they were.</summary>
public class ReportStepTests
{
    private const string Job = """
        public partial class Job(MetricGroup metrics)
        {
            [Span("run")]
            public partial int Run(int value);

            private int RunCore(int value) => value + 1;
        }
        """;

    private static readonly string[] ReportFiles = ["SpanReport.json.g.cs", "SpanReport.md.g.cs"];

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public void Without_the_property_there_is_no_report(string isOn)
    {
        var result = UserProject.NewReportingDriver(isOn).RunGenerators(UserProject.Compile(Job)).GetRunResult().Results.Single();

        Assert.Equal(["Job.Spans.g.cs"], result.GeneratedSources.Select(source => source.HintName));
        Assert.Null(Assert.Single(Assert.Single(result.TrackedSteps[StepNames.Report]).Outputs).Value);
    }

    [Fact]
    public void With_it_every_other_file_is_the_same()
    {
        var without = UserProject.Generate(Job).Files;
        var with = UserProject.GenerateWithReport(Job).Files;

        Assert.Equal(ReportFiles, with.Keys.Except(without.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(without, with.Where(file => !ReportFiles.Contains(file.Key)));
    }

    [Fact]
    public void It_holds_no_code() => Assert.All(
        UserProject.GenerateWithReport(Job).Files.Where(file => ReportFiles.Contains(file.Key)),
        file => Assert.Empty(((CompilationUnitSyntax)UserProject.Parse(file.Value, file.Key).GetRoot()).ChildNodes()));

    [Fact]
    public void A_project_without_spans_has_a_report_nevertheless() => Assert.Equal(ReportFiles, UserProject.GenerateWithReport().Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void An_edit_that_changes_no_span_leaves_it_unchanged() =>
        Assert.Equal((IncrementalStepRunReason.Unchanged, true), AfterEdit(Job.Replace("value + 1", "value + 17")));

    [Fact]
    public void Lines_added_above_a_span_write_it_again_and_no_wrapper() =>
        Assert.Equal((IncrementalStepRunReason.Modified, true), AfterEdit(Job.Replace("[Span", "\n\n[Span")));

    [Fact]
    public void A_new_name_writes_it_and_the_wrapper_again() =>
        Assert.Equal((IncrementalStepRunReason.Modified, false), AfterEdit(Job.Replace("\"run\"", "\"renamed\"")));

    /// <summary>What an edit did to the report, and whether the type was left as it was.</summary>
    private static (IncrementalStepRunReason Report, bool IsTypeCached) AfterEdit(string edited)
    {
        var before = UserProject.Compile(Job);
        var driver = UserProject.NewReportingDriver().RunGenerators(before);
        var replaced = before.SyntaxTrees.Last();
        var steps = driver.RunGenerators(before.ReplaceSyntaxTree(replaced, UserProject.Parse(edited, replaced.FilePath))).GetRunResult().Results.Single().TrackedSteps;
        return (
            Assert.Single(Assert.Single(steps[StepNames.Report]).Outputs).Reason,
            Assert.Single(steps[StepNames.Types].SelectMany(step => step.Outputs)).Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }
}
