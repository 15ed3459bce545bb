using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Shapes of methods and types whose wrapper compiles, without a warning, at the highest warning level.</summary>
public class ShapeTests
{
    [Theory]
    [InlineData("a covariant return", "public override partial Job Copy(); private Job CopyCore() => this;")]
    [InlineData("a hidden member", "public new partial int Hidden(); private int HiddenCore() => 2;")]
    [InlineData("an override with a class constraint", "public override partial T Get<T>(T? value) where T : class; private T GetCore<T>(T? value) where T : class => value!;")]
    [InlineData("an override with a default constraint", "public override partial T? Maybe<T>(T? value) where T : default; private T? MaybeCore<T>(T? value) => value;")]
    [InlineData("tuples, dynamic, nint", "public partial (int a, string? b) Mix((int x, int y) t, dynamic d, nint n); private (int a, string? b) MixCore((int x, int y) t, dynamic d, nint n) => (t.x, null);")]
    [InlineData("params of a span", "public partial int Sum(params ReadOnlySpan<int> values); private int SumCore(ReadOnlySpan<int> values) => values.Length;")]
    [InlineData("a task with in, ref and span parameters", "public partial ValueTask<int> Add(in int x, ReadOnlySpan<char> c, ref int z); private ValueTask<int> AddCore(in int x, ReadOnlySpan<char> c, ref int z) => new(x + z);")]
    [InlineData("pointers", "public unsafe partial int* Pass(int* p); private unsafe int* PassCore(int* p) => p;")]
    [InlineData("a readonly reference", "public partial ref readonly int Pass(ref readonly int x); private ref readonly int PassCore(ref readonly int x) => ref x;")]
    [InlineData("scoped parameters", "public partial void Take(scoped ReadOnlySpan<int> s, scoped ref int r); private void TakeCore(scoped ReadOnlySpan<int> s, scoped ref int r) { }")]
    [InlineData("constraints of many kinds", "public partial T Pick<T, U>(T t, U u) where T : notnull, U where U : class?, IDisposable?, new(); private T PickCore<T, U>(T t, U u) where T : notnull, U where U : class?, IDisposable?, new() => t;")]
    [InlineData("allows ref struct", "public partial void Take<T>(T t) where T : allows ref struct; private void TakeCore<T>(T t) where T : allows ref struct { }")]
    [InlineData("defaults", "public partial int Use(int a = 3, string s = \"x\", CancellationToken t = default); private int UseCore(int a, string s, CancellationToken t) => a;")]
    [InlineData("a conditional method", "[System.Diagnostics.Conditional(\"DEBUG\")] public partial void Check(int a); private void CheckCore(int a) { }")]
    [InlineData("an obsolete method", "[Obsolete] public partial void Old(); private void OldCore() { }")]
    public void A_method_with(string shape, string members)
    {
        var generation = UserProject.Generate($$"""
            public class Base
            {
                public virtual object Copy() => this;
                public virtual T Get<T>(T? value) where T : class => value!;
                public virtual T? Maybe<T>(T? value) => value;
                public int Hidden() => 1;
            }

            public partial class Job(MetricGroup metrics) : Base
            {
                [Span] {{members}}
            }
            """);

        Assert.True(generation.Diagnostics.Count == 0, $"{shape}: {string.Join(Environment.NewLine, generation.Diagnostics)}");
    }

    [Theory]
    [InlineData("ref partial struct Job(MetricGroup metrics)")]
    [InlineData("readonly partial struct Job(MetricGroup metrics)")]
    [InlineData("partial record Job(MetricGroup Metrics)")]
    [InlineData("partial record struct Job(MetricGroup Metrics)")]
    [InlineData("unsafe partial class Job(MetricGroup metrics)")]
    [InlineData("sealed partial class Job<T, U>(MetricGroup metrics) where T : class, IComparable<U>")]
    [InlineData("partial interface Job<in T, out U> : IRichFunction")]
    public void A_type_declared_as(string declaration)
    {
        var pointer = declaration.StartsWith("unsafe", StringComparison.Ordinal) ? "int* pointer" : "";

        Assert.Empty(UserProject.Generate($$"""
            public {{declaration}}
            {
                [Span] public partial int Run({{pointer}});
                private int RunCore({{pointer}}) => 1;
            }
            """).Diagnostics);
    }

    [Fact]
    public void A_type_in_several_files_has_one_generated_file()
    {
        var generation = UserProject.Generate(
            "public partial class Job(MetricGroup metrics) { [Span] public partial int One(); private int OneCore() => 1; private int TwoCore() => 2; }",
            "public unsafe partial class Job { [Span] public partial int Two(); }");

        Assert.Empty(generation.Diagnostics);
        Assert.Single(generation.Files);
    }

    [Fact]
    public void Types_whose_names_differ_in_case_only_have_a_file_each()
    {
        var generation = UserProject.Generate("""
            public partial class Job(MetricGroup metrics) { [Span] public partial int Run(); private int RunCore() => 1; }
            public partial class JOB(MetricGroup metrics) { [Span] public partial int Run(); private int RunCore() => 1; }
            """);

        Assert.Empty(generation.Diagnostics);
        Assert.Equal(2, generation.Files.Count);
    }
}
