using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class TypeNotPartialTests
{
    private const string Method = "[Span] public static partial int Run(MetricGroup group); private static int RunCore(MetricGroup group) => 1;";

    [Theory]
    [InlineData("public partial class Job { $ }")]
    [InlineData("public partial class Outer { partial struct Job { $ } }")]
    [InlineData("public class Outer { partial class Job { public int Run() => 1; } }")]
    [InlineData("file class Job { $ }")]
    [InlineData("public class Job { [Span] public static int Run(MetricGroup group) => 1; }")]
    public Task Silent(string code) => RuleTest<TypeNotPartialAnalyzer>.CheckAnnotation(code.Replace("$", Method, StringComparison.Ordinal));

    [Theory]
    [InlineData("public class [|Job|] { $ }", "public partial class Job { $ }")]
    [InlineData("class [|Job|] { $ }", "partial class Job { $ }")]
    [InlineData("/// <summary>A job.</summary>\n[Serializable]\nstruct [|Job|] { $ }", "/// <summary>A job.</summary>\n[Serializable]\npartial struct Job { $ }")]
    [InlineData("internal readonly ref struct [|Job|] { $ }", "internal readonly ref partial struct Job { $ }")]
    [InlineData("public sealed record [|Job|](int Id) { $ }", "public sealed partial record Job(int Id) { $ }")]
    [InlineData("public record struct [|Job|](int Id) { $ }", "public partial record struct Job(int Id) { $ }")]
    [InlineData("public interface [|IJob|] { $ }", "public partial interface IJob { $ }")]
    [InlineData("public class [|Outer|] { partial class Job { $ } }", "public partial class Outer { partial class Job { $ } }")]
    [InlineData("static class [|Outer|] { class [|Job|] { $ } class [|Other|] { $ } }", "static partial class Outer { partial class Job { $ } partial class Other { $ } }")]
    [InlineData("class [|Job|] { $ [Span] public static partial int Two(MetricGroup g); private static int TwoCore(MetricGroup g) => 1; }", "partial class Job { $ [Span] public static partial int Two(MetricGroup g); private static int TwoCore(MetricGroup g) => 1; }")]
    [InlineData("class [|Job|](MetricGroup group) { [Span(Implements = nameof(ToString))] private string Text() => \"\"; }", "partial class Job(MetricGroup group) { [Span(Implements = nameof(ToString))] private string Text() => \"\"; }")]
    public Task Reported_and_fixed(string code, string fixedCode) => FixTest<TypeNotPartialAnalyzer, TypeNotPartialFixProvider>.CheckAnnotation(
        code.Replace("$", Method, StringComparison.Ordinal), fixedCode.Replace("$", Method, StringComparison.Ordinal));
}
