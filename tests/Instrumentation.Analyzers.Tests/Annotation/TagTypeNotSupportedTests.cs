using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class TagTypeNotSupportedTests
{
    [Theory]
    [InlineData("[SpanTag] string? value")]
    [InlineData("[SpanTag] DayOfWeek? value")]
    [InlineData("[SpanTag] DateTimeOffset value")]
    [InlineData("[SpanTag] Uri value")]
    [InlineData("[SpanTag] nint value")]
    [InlineData("[SpanTag(Member = \"Count\")] List<int> value")]
    [InlineData("object value")]
    [InlineData("[SpanTag(Member = \"Nothing\")] object value")]
    public Task Silent(string parameter) => RuleTest<TagTypeNotSupportedAnalyzer>.CheckAnnotation(Class(parameter));

    [Theory]
    [InlineData("[[|SpanTag|]] object value")]
    [InlineData("[[|SpanTag|]] ulong value")]
    [InlineData("[[|SpanTag|]] T value")]
    [InlineData("[[|SpanTag|]] DateOnly? value")]
    [InlineData("[[|SpanTag(Member = \"Buffer\")|]] Batch value")]
    [InlineData("[[|SpanTag|]] ReadOnlySpan<char> value")]
    public Task Reported(string parameter) => RuleTest<TagTypeNotSupportedAnalyzer>.CheckAnnotation(Class(parameter));

    [Theory]
    [InlineData("[Span] [return: [|SpanTag|]] public partial void Run(); private void RunCore() { }")]
    [InlineData("[Span] [return: [|SpanTag|]] public partial Task<List<int>> Run(); private Task<List<int>> RunCore() => null!;")]
    [InlineData("[Span] [return: [|SpanTag|]] public partial IEnumerable<int> Run(); private IEnumerable<int> RunCore() => null!;")]
    [InlineData("[Span(Implements = nameof(Equals))] private bool Same([[|SpanTag|]] object? other) => true;")]
    public Task Reported_elsewhere(string members) => RuleTest<TagTypeNotSupportedAnalyzer>.CheckAnnotation($"public partial class Job(MetricGroup group) {{ {members} }}");

    [Theory]
    [InlineData("[[|SpanTag|]] int[] value", "[SpanTag(Member = \"Length\")] int[] value")]
    [InlineData("[[|SpanTag(\"rows\")|]] IReadOnlyList<int>? value", "[SpanTag(\"rows\", Member = \"Count\")] IReadOnlyList<int>? value")]
    [InlineData("[[|SpanTag()|]] Order value", "[SpanTag(Member = \"Id\")] Order value")]
    [InlineData("[[|SpanTag(\"order.kind\")|]] Order value", "[SpanTag(\"order.kind\", Member = \"Kind\")] Order value")]
    [InlineData("[[|SpanTag(\"order\", /* those in it */ Member = \"Lines\")|]] Order value", "[SpanTag(\"order\", /* those in it */ Member = \"Lines.Count\")] Order value")]
    [InlineData("[SpanTag(\"a\", Member = \"Id\"), [|SpanTag(\"b\")|]] Order value", "[SpanTag(\"a\", Member = \"Id\"), SpanTag(\"b\", Member = \"Id\")] Order value")]
    [InlineData("[[|SpanTag|]] System.IO.Stream value", "[SpanTag(Member = \"Length\")] System.IO.Stream value")]
    [InlineData("[[|SpanTag|]] Boxed value", "[SpanTag(Member = \"Content\")] Boxed value")]
    [InlineData("[[|SpanTag|]] KeyValuePair<string, object>? value", "[SpanTag(Member = \"Key\")] KeyValuePair<string, object>? value")]
    [InlineData("[[|SpanTag|]] Order[] value, [[|SpanTag|]] Order[] other", "[SpanTag(Member = \"Length\")] Order[] value, [SpanTag(Member = \"Length\")] Order[] other")]
    public Task A_member_is_captured_instead(string parameters, string fixedParameters) =>
        FixTest<TagTypeNotSupportedAnalyzer, TagTypeNotSupportedFixProvider>.CheckAnnotation(Class(parameters), Class(fixedParameters));

    [Theory]
    [InlineData("[[|SpanTag|]] object value")]
    [InlineData("[[|SpanTag|]] ulong value")]
    [InlineData("[[|SpanTag|]] Exception value")]
    public Task The_fix_is_not_offered_when_no_member_says_what_the_value_is(string parameter) =>
        FixTest<TagTypeNotSupportedAnalyzer, TagTypeNotSupportedFixProvider>.CheckNotOffered(Class(parameter));

    private static string Class(string parameters) => $$"""
        public record Order(string Id, DayOfWeek Kind, List<int> Lines);

        public struct Boxed { public string Content; public object Seal; }

        public class Batch { public byte[] Buffer = []; }

        public partial class Job<T>(MetricGroup group)
        {
            [Span] public partial void Run({{parameters}});

            private void RunCore({{System.Text.RegularExpressions.Regex.Replace(parameters, @"\[(\[?\|?)SpanTag.*?\)?(\|\])?\] (?=\w)|\[SpanTag\(""a"".*\] (?=Order)", "")}}) { }
        }
        """;
}
