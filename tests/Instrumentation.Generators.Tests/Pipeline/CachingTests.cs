using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Tests.Pipeline;

/// <summary>What a keystroke costs: an edit that changes no wrapper writes nothing again, and one that does writes its file only.</summary>
public class CachingTests
{
    private const string Annotated = """
        public partial class First(MetricGroup metrics)
        {
            [Span("first")]
            public partial int Run(int value);

            private int RunCore(int value) => value + 1;
        }
        """;

    private const string OtherAnnotated = """
        public partial class Second(MetricGroup metrics)
        {
            [Span("second")]
            public partial int Run(int value);

            private int RunCore(int value) => value + 2;
        }
        """;

    private const string Core = """
        public partial class Third(MetricGroup metrics) : IComparable<int>
        {
            [Span("third", Implements = nameof(CompareTo))]
            private int Compare(int other) => other + 3;
        }
        """;

    private const string Unrelated = "public class Unrelated { public int Value => 1; }";

    [Fact]
    public void An_edit_in_another_file_leaves_everything_cached() =>
        Assert.Equal(["First", "Second", "Third"], Cached(edited: Unrelated.Replace("=> 1", "=> 2")));

    [Fact]
    public void An_edit_in_the_body_of_Core_leaves_everything_cached() =>
        Assert.Equal(["First", "Second", "Third"], Cached(edited: Annotated.Replace("value + 1", "value + 17")));

    [Fact]
    public void Lines_added_above_an_annotated_method_leave_everything_cached() =>
        Assert.Equal(["First", "Second", "Third"], Cached(edited: Annotated.Replace("[Span(\"first\")]", "\n\n// A comment.\n[Span(\"first\")]")));

    [Fact]
    public void A_new_name_writes_its_type_again_and_no_other() =>
        Assert.Equal(["Second", "Third"], Cached(edited: Annotated.Replace("\"first\"", "\"renamed\"")));

    [Fact]
    public void A_new_parameter_writes_its_type_again_and_no_other() =>
        Assert.Equal(["Second", "Third"], Cached(edited: Annotated.Replace("(int value)", "(int value, string text)")));

    [Fact]
    public void A_new_SpanBuilder_parameter_of_Core_writes_its_type_again_and_no_other() =>
        Assert.Equal(["Second", "Third"], Cached(edited: Annotated.Replace("RunCore(int value)", "RunCore(int value, SpanBuilder span)")));

    [Fact]
    public void An_edit_in_the_body_of_a_Core_that_says_what_it_implements_leaves_everything_cached() =>
        Assert.Equal(["First", "Second", "Third"], Cached(edited: Core.Replace("other + 3", "other + 17")));

    [Fact]
    public void Another_member_to_implement_writes_its_type_again_and_no_other() =>
        Assert.Equal(["First", "Second"], Cached(edited: Core.Replace("nameof(CompareTo)", "\"IComparable<int>.CompareTo\"")));

    /// <summary>Runs the generator twice, with an edit between, and returns the types that were not computed anew.</summary>
    private static string[] Cached(string edited)
    {
        var before = UserProject.Compile(Annotated, OtherAnnotated, Unrelated, Core);
        var driver = UserProject.NewDriver().RunGenerators(before);
        var replaced = before.SyntaxTrees.Single(tree => tree.FilePath == PathOf(edited));
        var after = before.ReplaceSyntaxTree(replaced, UserProject.Parse(edited, replaced.FilePath));
        Assert.DoesNotContain(after.GetDiagnostics(), diagnostic => diagnostic.Id is "CS1001" or "CS1002" or "CS1513");

        var result = driver.RunGenerators(after).GetRunResult().Results.Single();
        return
        [
            .. result.TrackedSteps[StepNames.Types]
                .SelectMany(step => step.Outputs)
                .Where(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
                .Select(output => ((Models.SpanType)output.Value).Type.FileName),
        ];
    }

    private static string PathOf(string source) => source switch
    {
        _ when source.Contains("class First") => "File1.cs",
        _ when source.Contains("class Third") => "File4.cs",
        _ => "File3.cs",
    };
}
