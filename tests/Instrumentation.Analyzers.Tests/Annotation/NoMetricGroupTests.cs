using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class NoMetricGroupTests
{
    [Theory]
    [InlineData("public partial class Job(MetricGroup group) { $ }")]
    [InlineData("public partial class Job { private readonly MetricGroup _group = MetricGroup.Unregistered; $ }")]
    [InlineData("public class Base { protected MetricGroup? Group { get; init; } } public partial class Job : Base { $ }")]
    [InlineData("public abstract partial class Job : RichFunction { $ }")]
    [InlineData("public partial class Job { [Span] public static partial int Run(RuntimeContext context); private static int RunCore(RuntimeContext context) => 1; }")]
    [InlineData("public partial class Job { private static readonly MetricGroup Group = MetricGroup.Unregistered; [Span] public static partial int Run(); private static int RunCore() => 1; }")]
    [InlineData("public partial class Job { public int Run() => 1; }")]
    [InlineData("public partial class Job(MetricGroup one, MetricGroup two) { $ }")]
    public Task Silent(string code) => RuleTest<NoMetricGroupAnalyzer>.CheckAnnotation(
        code.Replace("$", "[Span] public partial int Run(); private int RunCore() => 1;", StringComparison.Ordinal));

    [Theory]
    [InlineData("public partial class Job { $ }")]
    [InlineData("public partial class Job(string name) { $ }")]
    [InlineData("public class Base { private MetricGroup? Group { get; init; } } public partial class Job : Base { $ }")]
    [InlineData("public partial class Job { public MetricGroup Group { set { } } $ }")]
    [InlineData("public partial class Job(MetricGroup group) { [Span] public static partial int [|Run|](); private static int RunCore() => 1; }")]
    [InlineData("public partial class Job(MetricGroup group) { [Span] public partial int [|Run|](string group); private int RunCore(string group) => 1; }")]
    [InlineData("public partial class Job { [Span(Implements = nameof(ToString))] private string [|Text|]() => \"\"; }")]
    [InlineData("public partial class Job { [Span] public partial int [|Run|](out MetricGroup? group); private int RunCore(out MetricGroup? group) { group = null; return 1; } }")]
    public Task Reported(string code) => RuleTest<NoMetricGroupAnalyzer>.CheckAnnotation(
        code.Replace("$", "[Span] public partial int [|Run|](); private int RunCore() => 1;", StringComparison.Ordinal));
}
