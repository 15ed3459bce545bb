using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class CoreMissingFixTests
{
    [Fact]
    public Task A_missing_Core_is_written_behind_its_declaration() => Fix(
        """
        /// <summary>Runs.</summary>
        [Span("run")]
        public partial Task<string?> [|Run|]<T>([SpanTag] int a = 3, params T[] rest) where T : notnull;

        [Span] public static partial void [|Stop|](MetricGroup group);
        """,
        """
        /// <summary>Runs.</summary>
        [Span("run")]
        public partial Task<string?> Run<T>([SpanTag] int a = 3, params T[] rest) where T : notnull;

        private Task<string?> RunCore<T>(int a, params T[] rest) where T : notnull => throw new System.NotImplementedException();

        [Span] public static partial void Stop(MetricGroup group);

        private static void StopCore(MetricGroup group) => throw new System.NotImplementedException();
        """);

    [Theory]
    [InlineData("public partial object Run();", "private string [|RunCore|]() => \"\";", "private object RunCore() => \"\";")]
    [InlineData("public partial int Run();", "private static int [|RunCore|]() => 1;", "private int RunCore() => 1;")]
    [InlineData("public static partial int Run(MetricGroup g);", "private int [|RunCore|](MetricGroup g) => 1;", "private static int RunCore(MetricGroup g) => 1;")]
    [InlineData("public partial int Run(int a, string b);", "private int [|RunCore|](string b, int a) => a;", "private int RunCore(int a, string b) => a;")]
    [InlineData("public partial int Run(int a, string b);", "private int [|RunCore|](int a) => a;", "private int RunCore(int a, string b) => a;")]
    [InlineData("public partial int Run(int a);", "private int [|RunCore|](int a, string unused) => a;", "private int RunCore(int a) => a;")]
    [InlineData("public partial int Run(ref int a);", "private int [|RunCore|](int value) => value;", "private int RunCore(ref int value) => value;")]
    [InlineData("public partial int Run(List<string?> a);", "private int [|RunCore|](object values, SpanBuilder span) => values is null ? 0 : 1;", "private int RunCore(List<string?> values, SpanBuilder span) => values is null ? 0 : 1;")]
    [InlineData("public partial T Run<T>(T a) where T : struct;", "private T [|RunCore|]<T>(object a) where T : struct => (T)a;", "private T RunCore<T>(T a) where T : struct => (T)a;")]
    [InlineData("public partial int Run<T>(int a) where T : class;", "private int [|RunCore|](int a) => a;", "private int RunCore<T>(int a) where T : class => a;")]
    [InlineData("public partial IEnumerable<int> Run();", "private IEnumerable<int> [|RunCore|](SpanBuilder span) => [];", "private IEnumerable<int> RunCore() => [];")]
    [InlineData("public partial ref int Run(ref int a);", "private int [|RunCore|](ref int a) => throw new Exception();", "private ref int RunCore(ref int a) => throw new Exception();")]
    public Task A_Core_that_does_not_fit_is_corrected_and_keeps_its_names(string declaration, string core, string corrected) => Fix(
        $"[Span] {declaration}\n\n// The body.\n{core} // end", $"[Span] {declaration}\n\n// The body.\n{corrected} // end");

    [Fact]
    public Task The_Core_of_an_overload_is_left_alone() => Fix(
        """
        [Span] public partial int Run(int a);

        private int RunCore(int a) => a;

        [Span] public partial int [|Run|](string b);
        """,
        """
        [Span] public partial int Run(int a);

        private int RunCore(int a) => a;

        [Span] public partial int Run(string b);

        private int RunCore(string b) => throw new System.NotImplementedException();
        """);

    [Fact]
    public Task An_implementing_part_becomes_the_Core() => Fix(
        """
        [Span] public partial int [|Run|](int a);

        // By hand.
        [System.ComponentModel.Description("By hand.")]
        public partial int Run(int a /* rows */) // hot
        {
            return a;
        } // end
        """,
        """
        [Span] public partial int Run(int a);

        // By hand.
        [System.ComponentModel.Description("By hand.")]
        private int RunCore(int a /* rows */) // hot
        {
            return a;
        } // end
        """);

    [Theory]
    [InlineData("[Span(Implements = nameof(ToString))] private int [|Text|](int width, SpanBuilder span) => throw new Exception();", "[Span(Implements = nameof(ToString))] private string? Text(SpanBuilder span) => throw new Exception();")]
    [InlineData("[Span(Implements = nameof(GetHashCode))] private static long [|Hash|](SpanBuilder span) => throw new Exception();", "[Span(Implements = nameof(GetHashCode))] private int Hash(SpanBuilder span) => throw new Exception();")]
    [InlineData("[Span(Implements = \"IComparable<int>.CompareTo\")] private int [|Compare|]() => 0;", "[Span(Implements = \"IComparable<int>.CompareTo\")] private int Compare(int other) => 0;")]
    public Task The_signature_of_the_one_member_that_Implements_can_mean_is_taken_over(string core, string corrected) => FixTest<CoreMissingAnalyzer, CoreMissingFixProvider>.CheckAnnotation(
        Comparable(core), Comparable(corrected));

    [Fact]
    public Task An_implementing_part_without_a_declaration_is_split() => Fix(
        "[Span] public partial int [|Run|](int a) => a;",
        """
        [Span] public partial int Run(int a);

        private int RunCore(int a) => a;
        """);

    [Theory]
    [InlineData("[Span] public partial int Run(); private int [|RunCore|]() => 1; private int RunCore(SpanBuilder span) => 1;")]
    [InlineData("[Span] public partial int Run(int a); private int [|RunCore|](int a, string b) => b.Length;")]
    [InlineData("[Span] public partial IEnumerable<int> Run(); private IEnumerable<int> [|RunCore|](SpanBuilder span) { span.SetAttribute(\"a\", 1L); return []; }")]
    [InlineData("[Span] public partial int Run(); private async Task<int> [|RunCore|]() => await Task.FromResult(1);")]
    [InlineData("[Span(Implements = nameof(Equals))] private bool [|EqualsCore|](object? other, int tolerance) => tolerance > 0;")]
    [InlineData("[Span(Implements = nameof(ICollection<int>.CopyTo))] private void [|Copy|]() { }", " : ICollection<int>, ICollection<string>")]
    public Task The_fix_is_not_offered_where_it_would_change_nothing_or_break_the_body(string members, string bases = "") =>
        FixTest<CoreMissingAnalyzer, CoreMissingFixProvider>.CheckNotOffered(Class(members).Replace("group)", "group)" + bases, StringComparison.Ordinal));

    private static Task Fix(string members, string fixedMembers) =>
        FixTest<CoreMissingAnalyzer, CoreMissingFixProvider>.CheckAnnotation(Class(members), Class(fixedMembers));

    private static string Comparable(string core) => $$"""
        public partial class Job(MetricGroup group) : IComparable<int>, IComparable<string>
        {
            {{core}}

            int IComparable<string>.CompareTo(string? other) => 0;
            {{(core.Contains("CompareTo", StringComparison.Ordinal) ? "" : "\n    int IComparable<int>.CompareTo(int other) => 0;")}}
        }
        """;

    private static string Class(string members) => $$"""
        public partial class Job(MetricGroup group)
        {
            {{members.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n", StringComparison.Ordinal)}}
        }
        """;
}
