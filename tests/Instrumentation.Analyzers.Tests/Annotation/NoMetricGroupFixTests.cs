using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class NoMetricGroupFixTests
{
    private const string Reported = "[Span] public partial int [|Run|](); private int RunCore() => 1;";
    private const string Fixed = "[Span] public partial int Run(); private int RunCore() => 1;";

    [Theory]
    [InlineData("public partial class Job", "public partial class Job(MetricGroup metricGroup)")]
    [InlineData("public partial class Job<T> : List<T> where T : class", "public partial class Job<T>(MetricGroup metricGroup) : List<T> where T : class")]
    [InlineData("public partial struct Job", "public partial struct Job(MetricGroup metricGroup)")]
    [InlineData("public partial class Job(int size)", "public partial class Job(int size, MetricGroup metricGroup)")]
    [InlineData("public partial class Job()", "public partial class Job(MetricGroup metricGroup)")]
    [InlineData("public partial class Job(int size, string name = \"\")", "public partial class Job(int size, MetricGroup metricGroup, string name = \"\")")]
    [InlineData("public partial class Job(params int[] sizes)", "public partial class Job(MetricGroup metricGroup, params int[] sizes)")]
    public Task The_constructor_takes_it(string declaration, string fixedDeclaration) => Fix(
        $$"""
        {{declaration}} // A job.
        {
            {{Reported}}
        }
        """,
        $$"""
        {{fixedDeclaration}} // A job.
        {
            {{Fixed}}
        }
        """);

    [Fact]
    public Task A_name_that_is_taken_is_not_used() => Fix(
        """
        public partial class Job
        {
            [Span] public partial int [|Run|](string metricGroup);
            private int RunCore(string metricGroup) => 1;
        }
        """,
        """
        public partial class Job(MetricGroup metricGroup_)
        {
            [Span] public partial int Run(string metricGroup);
            private int RunCore(string metricGroup) => 1;
        }
        """);

    [Fact]
    public Task A_constructor_that_is_written_out_fills_a_field() => Fix(
        """
        public partial class Job
        {
            private readonly int _size;

            /// <summary>Makes a job.</summary>
            public Job(int size)
            {
                // Checked by the caller.
                _size = size;
            }

            [Span] public partial int [|Run|]();
            private int RunCore() => _size;

            [Span] public partial int [|Stop|]();
            private int StopCore() => 1;
        }
        """,
        """
        public partial class Job
        {
            private readonly MetricGroup _metricGroup;
            private readonly int _size;

            /// <summary>Makes a job.</summary>
            public Job(int size, MetricGroup metricGroup)
            {
                _metricGroup = metricGroup;
                // Checked by the caller.
                _size = size;
            }

            [Span] public partial int Run();
            private int RunCore() => _size;

            [Span] public partial int Stop();
            private int StopCore() => 1;
        }
        """);

    [Theory]
    [InlineData("public Job(int size) { } public Job(string name) { }", "public partial class")]
    [InlineData("public Job(int size) => Console.WriteLine(size);", "public partial class")]
    [InlineData("public int Size { get; set; }", "public abstract partial class")]
    public Task A_class_whose_constructors_must_stay_gets_a_property(string members, string declaration) => Fix(
        $$"""
        {{declaration}} Job
        {
            {{members}}

            {{Reported}}
        }
        """,
        $$"""
        {{declaration}} Job
        {
            public MetricGroup MetricGroup { get; set; } = MetricGroup.Unregistered;

            {{members}}

            {{Fixed}}
        }
        """);

    [Theory]
    [InlineData("using System.IO;\nusing Acme;\nusing Instrumentation.Traces;", "using System.IO;\nusing Acme;\nusing Instrumentation.Metrics;\nusing Instrumentation.Traces;")]
    [InlineData("// Licence.\nusing Instrumentation.Traces;", "// Licence.\nusing Instrumentation.Metrics;\nusing Instrumentation.Traces;")]
    [InlineData("using Acme;\nusing static System.Math;", "using Acme;\nusing Instrumentation.Metrics;\nusing static System.Math;")]
    public Task A_using_that_is_missing_is_added_in_its_place(string usings, string fixedUsings) => FixTest<NoMetricGroupAnalyzer, NoMetricGroupFixProvider>.CheckAnnotation(
        $$"""
        {{usings}}

        namespace Acme
        {
            partial class Job
            {
                [Instrumentation.Traces.Span] public partial int [|Run|](); private int RunCore() => 1;
            }
        }
        """,
        $$"""
        {{fixedUsings}}

        namespace Acme
        {
            partial class Job(MetricGroup metricGroup)
            {
                [Instrumentation.Traces.Span] public partial int Run(); private int RunCore() => 1;
            }
        }
        """,
        implicitUsings: false);

    [Fact]
    public Task A_type_of_the_same_name_is_told_apart() => FixTest<NoMetricGroupAnalyzer, NoMetricGroupFixProvider>.CheckAnnotation(
        """
        namespace Acme;

        class MetricGroup;

        partial class Job
        {
            [Instrumentation.Traces.Span] public partial int [|Run|](); private int RunCore() => 1;
        }
        """,
        """
        namespace Acme;

        class MetricGroup;

        partial class Job(Instrumentation.Metrics.MetricGroup metricGroup)
        {
            [Instrumentation.Traces.Span] public partial int Run(); private int RunCore() => 1;
        }
        """,
        implicitUsings: false);

    [Theory]
    [InlineData("public partial record Job(int Id) { [Span] public partial int [|Run|](); private int RunCore() => 1; }")]
    [InlineData("public partial class Job { [Span] public static partial int [|Run|](); private static int RunCore() => 1; }")]
    [InlineData("public partial interface IJob { [Span] public partial int [|Run|](); private int RunCore() => 1; }")]
    public Task The_fix_is_not_offered_where_a_group_would_change_what_the_type_is(string code) =>
        FixTest<NoMetricGroupAnalyzer, NoMetricGroupFixProvider>.CheckNotOffered(code);

    private static Task Fix(string code, string fixedCode) => FixTest<NoMetricGroupAnalyzer, NoMetricGroupFixProvider>.CheckAnnotation(code, fixedCode);
}
