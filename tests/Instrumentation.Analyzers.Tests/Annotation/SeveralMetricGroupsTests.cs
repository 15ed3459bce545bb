using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class SeveralMetricGroupsTests
{
    [Theory]
    [InlineData("public partial class Job(MetricGroup group)", "[Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("public abstract partial class Job(MetricGroup one, MetricGroup two) : RichFunction", "[Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("public partial class Job(MetricGroup group)", "public MetricGroup Group { get; } = group; [Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("public partial record Job(MetricGroup Group)", "[Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("public partial class Job(MetricGroup group)", "[Span] public partial int Run(MetricGroup other); private int RunCore(MetricGroup other) => 1;")]
    [InlineData("public partial class Job", "[Span] public partial int Run(); private int RunCore() => 1;")]
    [InlineData("public partial class Job(MetricGroup one, MetricGroup two)", "public int Run() => 1;")]
    public Task Silent(string type, string members) => Check(type, members);

    [Theory]
    [InlineData("public partial class Job(MetricGroup one, MetricGroup two)", "[Span] public partial int [|Run|](); private int RunCore() => 1;")]
    [InlineData("public partial class Job", "public MetricGroup One { get; set; } public MetricGroup Two { get; set; } [Span] public partial int [|Run|](); private int RunCore() => 1;")]
    [InlineData("public partial class Job", "private MetricGroup _one; private static MetricGroup Two; [Span] public partial int [|Run|](); private int RunCore() => 1;")]
    [InlineData("public class Base { protected MetricGroup? One; } public partial class Job : Base", "private MetricGroup? _two; [Span] public partial int [|Run|](); private int RunCore() => 1;")]
    [InlineData("public static partial class Job", "[Span] public static partial int [|Run|](MetricGroup one, RuntimeContext two); private static int RunCore(MetricGroup one, RuntimeContext two) => 1;")]
    [InlineData("public partial class Job(MetricGroup one, MetricGroup two)", "[Span(Implements = nameof(ToString))] private string [|Text|]() => \"\";")]
    public Task Reported(string type, string members) => Check(type, members);

    private static Task Check(string type, string members) => RuleTest<SeveralMetricGroupsAnalyzer>.CheckAnnotation($"{type} {{ {members} }}");
}
