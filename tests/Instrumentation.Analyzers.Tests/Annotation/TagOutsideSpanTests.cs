using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class TagOutsideSpanTests
{
    [Theory]
    [InlineData("[Span] public partial int Run([SpanTag] int value); private int RunCore(int value) => 1;")]
    [InlineData("[Span] [return: SpanTag] public partial int Run(int value); private int RunCore(int value) => 1;")]
    [InlineData("[Span(Implements = nameof(CompareTo))] [return: SpanTag] private int Compare([SpanTag] int other) => 1;")]
    [InlineData("[Span] public int Run([SpanTag] int value) => 1;")]
    [InlineData("public void Run() { [Span] void Local([SpanTag] int value) { } Local(1); }")]
    [InlineData("public int Run([System.ComponentModel.Description(\"x\")] int value) => 1;")]
    public Task Silent(string members) => RuleTest<TagOutsideSpanAnalyzer>.CheckAnnotation(Class(members));

    [Theory]
    [InlineData("public int Run([[|SpanTag|]] int value) => 1;", "public int Run(int value) => 1;")]
    [InlineData("public int Run([[|SpanTag(\"a\")|], [|SpanTag(\"b\")|]] int value) => 1;", "public int Run(int value) => 1;")]
    [InlineData("public int Run([Mark, [|SpanTag|]] int value) => 1;", "public int Run([Mark] int value) => 1;")]
    [InlineData("public int Run([[|SpanTag|]] [Mark] int value) => 1;", "public int Run([Mark] int value) => 1;")]
    [InlineData("/// <summary>Runs.</summary>\n    [return: [|SpanTag|]]\n    public int Run() => 1;", "/// <summary>Runs.</summary>\n    public int Run() => 1;")]
    [InlineData("/// <summary>Runs.</summary>\n    [Mark] // a mark\n    [return: [|SpanTag|]]\n    public int Run() => 1;", "/// <summary>Runs.</summary>\n    [Mark] // a mark\n    public int Run() => 1;")]
    [InlineData("public int Run(\n        // The value.\n        [[|SpanTag|]] int value,\n        int other) => 1;", "public int Run(\n        // The value.\n        int value,\n        int other) => 1;")]
    [InlineData("public int this[[[|SpanTag|]] int index] => 1;", "public int this[int index] => 1;")]
    [InlineData("public Func<int, int> Run() => ([[|SpanTag|]] int value) => value;", "public Func<int, int> Run() => (int value) => value;")]
    [InlineData("public int Run() { int Local([[|SpanTag|]] int value) => value; return Local(1); }", "public int Run() { int Local(int value) => value; return Local(1); }")]
    [InlineData("public delegate int Runs([[|SpanTag|]] int value);", "public delegate int Runs(int value);")]
    [InlineData("public record Inner([[|SpanTag|]] int Value);", "public record Inner(int Value);")]
    [InlineData("public int Size { [return: [|SpanTag|]] get; }", "public int Size { get; }")]
    [InlineData("public interface IRuns { int Run([[|SpanTag|]] int value); }", "public interface IRuns { int Run(int value); }")]
    public Task A_tag_that_nobody_reads_is_removed(string members, string fixedMembers) => Fix(members, fixedMembers);

    [Theory]
    [InlineData(
        "[Span] public partial int Run(int value, string? name); private int RunCore([[|SpanTag|]] int value, [[|SpanTag(\"n\")|]] string? name) => 1;",
        "[Span] public partial int Run([SpanTag] int value, [SpanTag(\"n\")] string? name); private int RunCore(int value, string? name) => 1;")]
    [InlineData(
        "[Span] public partial int Run([SpanTag(\"a\")] int value); private int RunCore([[|SpanTag(\"a\")|], [|SpanTag(\"b\")|]] int value) => 1;",
        "[Span] public partial int Run([SpanTag(\"a\")][SpanTag(\"b\")] int value); private int RunCore(int value) => 1;")]
    [InlineData(
        "[Span]\n    public partial int Run(\n        int value);\n\n    [return: [|SpanTag(\"r\")|]]\n    private int RunCore([[|SpanTag|]] int value) => 1;",
        "[Span]\n    [return: SpanTag(\"r\")]\n    public partial int Run(\n        [SpanTag] int value);\n\n    private int RunCore(int value) => 1;")]
    [InlineData(
        "[Span] public partial int Run(); private int RunCore([[|SpanTag|]] SpanBuilder span) => 1;",
        "[Span] public partial int Run(); private int RunCore(SpanBuilder span) => 1;")]
    public Task A_tag_of_a_Core_moves_to_the_declaration(string members, string fixedMembers) => Fix(members, fixedMembers);

    private static Task Fix(string members, string fixedMembers) =>
        FixTest<TagOutsideSpanAnalyzer, TagOutsideSpanFixProvider>.CheckAnnotation(Class(members), Class(fixedMembers));

    private static string Class(string members) => $$"""
        public class MarkAttribute : Attribute;

        public partial class Job(MetricGroup group) : IComparable<int>
        {
            {{members}}

            {{(members.Contains("CompareTo", StringComparison.Ordinal) ? "" : "public int CompareTo(int other) => 1;")}}
        }
        """;
}
