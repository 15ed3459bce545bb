using Instrumentation.Analyzers.Annotation.Names;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation.Names;

public class DuplicateSpanNameTests
{
    [Theory]
    [InlineData("[Span] public partial void One(); [Span] public partial void Two();")]
    [InlineData("[Span(\"run\")] public partial void One(); [Span(\"Run\")] public partial void Two();")]
    [InlineData("[Span(\"run {a}\")] public partial void One(int a); [Span(\"run {b}\")] public partial void Two(int b);")]
    [InlineData("[Span(\"run\")] public partial void One(); [Span(\"run\", Scope = typeof(string))] public partial void Two();")]
    [InlineData("[Span(\"run\")] public partial void One(); public partial class Inner { [Span(\"run\")] public static partial void Two(MetricGroup group); }")]
    [InlineData("[Span(\"run\")] public partial void One(); public void Two() { using var span = group.StartSpan(typeof(Job), \"run\"); }")]
    [InlineData("[Span(\" \")] public partial void One(); [Span(\" \")] public partial void Two();")]
    public Task Silent(string members) => Check(members);

    [Theory]
    [InlineData("[Span(\"run\")] public partial void One(); [[|Span(\"run\")|]] public partial void Two();")]
    [InlineData("[Span] public partial void Run(int a); [[|Span|]] public partial void Run(string a);")]
    [InlineData("[Span] public partial void One(); [[|Span(\"One\")|]] public partial void Two();")]
    [InlineData("[Span(\"run {a}\")] public partial void One(int a); [[|Span(\"run {a}\")|]] public partial void Two(string a);")]
    [InlineData("[Span(Name)] public partial void One(); [[|Span(\"run\")|]] public partial void Two(); private const string Name = \"run\";")]
    [InlineData("[Span(\"run\")] public partial void One(); [[|Span(\"run\", Scope = typeof(Job))|]] public partial void Two();")]
    [InlineData("[Span(\"run\")] public partial void One(); [[|Span(\"run\")|]] public partial void Two(); [[|Span(\"run\")|]] public partial void Three();")]
    [InlineData("[Span(\"run\", Implements = nameof(ToString))] private string One() => \"\"; [[|Span(\"run\")|]] public partial void Two();")]
    public Task Reported_within_a_type(string members) => Check(members);

    [Theory]
    [InlineData("partial class One(MetricGroup g) { [Span(\"run\", Scope = typeof(Uri))] public partial void A(); } partial class Two(MetricGroup g) { [[|Span(\"run\", Scope = typeof(Uri))|]] public partial void B(); }")]
    [InlineData("partial class One(MetricGroup g) { [Span(\"run\")] public partial void A(); } partial class Two(MetricGroup g) { [[|Span(\"run\", Scope = typeof(One))|]] public partial void B(); }")]
    [InlineData("partial class One(MetricGroup g) { [Span(\"run\", Scope = typeof(Two))] public partial void A(); } partial class Two(MetricGroup g) { [[|Span(\"run\")|]] public partial void B(); }")]
    [InlineData("partial class One<T>(MetricGroup g) { [Span(\"run\")] public partial void A(); } partial class Two(MetricGroup g) { [[|Span(\"run\", Scope = typeof(One<int>))|]] public partial void B(); }")]
    public Task Reported_across_types_of_one_scope(string code) => RuleTest<DuplicateSpanNameAnalyzer>.CheckAnnotation(code);

    private static Task Check(string members) =>
        RuleTest<DuplicateSpanNameAnalyzer>.CheckAnnotation($"public partial class Job(MetricGroup group) {{ {members} }}");
}
