using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Annotation;

/// <summary>However <c>[Span]</c> and <c>[SpanTag]</c> are written, they are seen.</summary>
public class WrittenMarkTests
{
    [Theory]
    [InlineData("[Span] public int [|Run|]() => 1;")]
    [InlineData("[SpanAttribute] public int [|Run|]() => 1;")]
    [InlineData("[@SpanAttribute] public int [|Run|]() => 1;")]
    [InlineData("[Sp\\u0061n] public int [|Run|]() => 1;")]
    [InlineData("[Sp\u00ADan] public int [|Run|]() => 1;")]
    [InlineData("[method: Span] public int [|Run|]() => 1;")]
    [InlineData("[Obsolete, /* here */ Span(\"run\")] public int [|Run|]() => 1;")]
    [InlineData("[global::Instrumentation.Traces.Span] public int [|Run|]() => 1;")]
    [InlineData("[Instrumentation.Traces.SpanAttribute] public int [|Run|]() => 1;")]
    public Task Reported(string member) => CheckJob("", member);

    [Theory]
    [InlineData("using S = Instrumentation.Traces.SpanAttribute;", "S")]
    [InlineData("using @class = Instrumentation.Traces.SpanAttribute;", "@class")]
    [InlineData("using Traced = Instrumentation.Traces.Sp\\u0061nAttribute;", "Traced")]
    [InlineData("using TracedAttribute = Instrumentation.Traces.SpanAttribute;", "Traced")]
    [InlineData("using T = Instrumentation.Traces;", "T.Span")]
    [InlineData("using T = Instrumentation.Traces;", "T::Span")]
    [InlineData("global using S = Instrumentation.Traces.SpanAttribute;", "S")]
    public Task Reported_by_an_alias_of_the_file(string directive, string attribute) => CheckJob(directive, $"[{attribute}] public int [|Run|]() => 1;");

    [Theory]
    [InlineData("", "S")]
    [InlineData("", "\\u0053")]
    [InlineData("using T = S;", "T")]
    [InlineData("using TracedAttribute = S;", "Traced")]
    public Task Reported_by_an_alias_of_all_files(string directive, string attribute) => RuleTest<MethodNotPartialAnalyzer>.CheckFiles(new Dictionary<string, string>
    {
        ["Usings.cs"] = "global using S = Instrumentation.Traces.SpanAttribute;",
        ["Job.cs"] =
            $$"""
            namespace Acme
            {
                {{directive}}

                public class Job { [{{attribute}}] public int [|Run|]() => 1; }
            }
            """,
    });

    [Fact]
    public Task Reported_in_the_file_that_has_it_when_the_type_has_several() => RuleTest<MethodNotPartialAnalyzer>.CheckFiles(new Dictionary<string, string>
    {
        ["One.cs"] = "public partial class Job { public int Walk() => 1; }",
        ["Two.cs"] = "using Instrumentation.Traces; public partial class Job { [Span] public int [|Run|]() => 1; }",
    });

    [Theory]
    [InlineData("using S = Instrumentation.Traces.SpanAttribute;", "[S] int [|Local|]() => 1; Local();")]
    [InlineData("using S = Instrumentation.Traces.SpanAttribute;", "var run = [|[S] () => 1|];")]
    [InlineData("", "[Sp\\u0061n] int [|Local|]() => 1; Local();")]
    public Task Reported_on_functions_within_members(string directive, string body) =>
        RuleTest<CannotBeWrappedAnalyzer>.CheckAnnotation($"{directive}\npublic class Job {{ public void Run() {{ {body} }} }}");

    [Theory]
    [InlineData("using S = Instrumentation.Traces.SpanTagAttribute;", "public void Run([[|S|]] int rows) { }")]
    [InlineData("using S = Instrumentation.Traces.SpanTagAttribute;", "public Func<int, int> Run = ([[|S|]] int rows) => rows;")]
    [InlineData("", "public void Run([[|Sp\\u0061nTag|]] int rows) { }")]
    [InlineData("", "public int[] Run = new int[((Func<int, int>)(([[|SpanTag|]] int rows) => rows))(1)];")]
    public Task Tags_are_reported(string directive, string member) =>
        RuleTest<TagOutsideSpanAnalyzer>.CheckAnnotation($"{directive}\npublic class Job {{ {member} }}");

    /// <summary>A file may be part of several projects, of which each has aliases of its own.</summary>
    [Fact]
    public void An_alias_of_one_project_is_none_of_another()
    {
        var file = UserProject.Parse("public class Job { [S] public int Run() => 1; }");
        var without = UserProject.Compile("").AddSyntaxTrees(file);
        var with = without.AddSyntaxTrees(UserProject.Parse("global using S = Instrumentation.Traces.SpanAttribute;"));

        Assert.Equal([], SpanMarks.In(without).In(file));
        Assert.Single(SpanMarks.In(with).In(file));
    }

    /// <summary>Its aliases are not known, so that any attribute may be one.</summary>
    [Fact]
    public void What_another_project_has_written_may_have_any_name()
    {
        var other = UserProject.Compile("public class Job { [Obsolete] public int Run() => 1; } public class Plain;");
        var own = UserProject.Compile("").AddReferences(other.ToMetadataReference());

        Assert.True(SpanMarks.In(own).MayBeAt(own.GetTypeByMetadataName("Job")!));
        Assert.False(SpanMarks.In(own).MayBeAt(own.GetTypeByMetadataName("Plain")!));
        Assert.True(SpanMarks.In(own).MayBeAt(own.GetSpecialType(SpecialType.System_String)));
    }

    private static Task CheckJob(string directive, string member) =>
        RuleTest<MethodNotPartialAnalyzer>.CheckAnnotation($"{directive}\npublic class Job {{ {member} }}");
}
