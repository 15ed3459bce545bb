using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.SecondForm;

/// <summary>Members that the second form writes, without a warning, at the highest warning level.</summary>
public class ImplementsShapeTests
{
    [Theory]
    [InlineData("a covariant return", "Base", "Copy", "private Job CopyCore() => this;")]
    [InlineData("a class constraint", "Base", "Get", "private U GetCore<U>(U? value) where U : class => value!;")]
    [InlineData("a default constraint", "Base", "Maybe", "private T? MaybeCore<T>(T? value) => value;")]
    [InlineData("a private protected member", "Base", "Hidden", "private int HiddenCore() => 1;")]
    [InlineData("an internal member", "Base", "Inner", "private int InnerCore() => 1;")]
    [InlineData("an obsolete member", "Base", "Old", "private int OldCore() => 1;")]
    [InlineData("names of tuple elements that Core does not share", "Base", "Mix", "private (int, string?) MixCore((int, int) t, object d, nint n) => (t.Item1, null);")]
    [InlineData("params of a span", "Base", "Sum", "private int SumCore(ReadOnlySpan<int> values) => values.Length;")]
    [InlineData("a task with in, ref and span parameters", "Base", "Add", "private ValueTask<int> AddCore(in int x, ReadOnlySpan<char> c, ref int z) => new(x + z);")]
    [InlineData("pointers", "Base", "Point", "private unsafe int* PointCore(int* p) => p;")]
    [InlineData("a readonly reference", "Base", "Pass", "private ref readonly int PassCore(ref readonly int x) => ref x;")]
    [InlineData("scoped parameters", "Base", "Take", "private void TakeCore(scoped ReadOnlySpan<int> s, scoped ref int r) { }")]
    [InlineData("a promise about null", "Base", "TryFind", "private bool TryFindCore(string k, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? v) => (v = k) is not null;")]
    [InlineData("a promise about the result", "Base", "Echo", "[return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(s))] private string? EchoCore(string? s) => s;")]
    [InlineData("a wider promise of Core", "Base", "Text", "private string TextCore(string? s) => s ?? \"\";")]
    [InlineData("defaults", "Base", "Use", "private int UseCore(int a, string s, float f, decimal m, char c, DayOfWeek d, DayOfWeek? n, double x, CancellationToken t) => a;")]
    [InlineData("names that are keywords", "Base", "@class", "private int classCore(int @event) => @event;")]
    [InlineData("a member of object", "Base", "GetHashCode", "private int HashCore() => 1;")]
    [InlineData("a Core of the member's name that takes the open span", "Base", "Inner", "private int Inner(SpanBuilder span) => 1;")]
    [InlineData("an abstract Core", "Base", "Inner", "protected abstract int InnerCore();")]
    [InlineData("constraints to state", "IWork", "Pick", "private A PickCore<A, B>(A a, B b) where A : notnull, B where B : class?, IDisposable?, new() => a;")]
    [InlineData("constraints to inherit", "IWork", "IWork.Pick", "private A PickCore<A, B>(A a, B b) where A : notnull, B where B : class?, IDisposable?, new() => a;")]
    [InlineData("nothing said about T? in an explicit implementation", "IWork", "IWork.Maybe", "private T? MaybeCore<T>(T? value) => value;")]
    [InlineData("defaults and params in an explicit implementation", "IWork", "IWork.Use", "private int UseCore(int a, string?[] b) => a;")]
    [InlineData("keywords in an explicit implementation", "IWork", "@IWork.@int", "private int intCore(int @event) => @event;")]
    [InlineData("a body by default in the interface", "IWork", "Defaulted", "private int DefaultedCore() => 2;")]
    [InlineData("a base interface", "IDerivedWork", "IWork.Defaulted", "private int DefaultedCore() => 2;")]
    [InlineData("a member of a base interface named by the derived one", "IDerivedWork", "IDerivedWork.Defaulted", "private int DefaultedCore() => 2;")]
    [InlineData("tuples in the interface's type arguments", "IWork<(int a, int b)>", "IWork<(int, int)>.Do", "private (int c, int d) DoCore((int e, int f) value) => value;")]
    [InlineData("an alias as qualifier", "IWork<string>", "Work.Do", "private string DoCore(string value) => value;")]
    [InlineData("a full name as qualifier", "IWork<string>", "global::IWork<System.String>.Do", "private string DoCore(string value) => value;")]
    [InlineData("a nullable type argument", "IWork<string?>", "Do", "private string? DoCore(string? value) => value;")]
    public void A_member_with(string shape, string implemented, string name, string core)
    {
        var generation = UserProject.Generate($$"""
            using Work = IWork<string>;

            public interface IWork
            {
                A Pick<A, B>(A a, B b) where A : notnull, B where B : class?, IDisposable?, new() => a;
                T? Maybe<T>(T? value) => value;
                int Use(int a = 3, params string?[] b) => a;
                int @int(int @event) => @event;
                int Defaulted() => 1;
            }

            public interface IDerivedWork : IWork;

            public interface IWork<T>
            {
                T Do(T value);
            }

            public abstract class Base
            {
                public virtual object Copy() => this;
                public virtual T Get<T>(T? value) where T : class => value!;
                public virtual T? Maybe<T>(T? value) => value;
                private protected virtual int Hidden() => 1;
                internal virtual int Inner() => 1;
                [Obsolete] public virtual int Old() => 1;
                public virtual (int a, string? b) Mix((int x, int y) t, dynamic d, nint n) => (t.x, null);
                public virtual int Sum(params ReadOnlySpan<int> values) => values.Length;
                public virtual ValueTask<int> Add(in int x, ReadOnlySpan<char> c, ref int z) => new(x + z);
                public virtual unsafe int* Point(int* p) => p;
                public virtual ref readonly int Pass(ref readonly int x) => ref x;
                public virtual void Take(scoped ReadOnlySpan<int> s, scoped ref int r) { }
                public virtual bool TryFind(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => (value = key) is not null;
                [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(s))] public virtual string? Echo(string? s) => s;
                public virtual string? Text(string s) => s;
                public virtual int Use(int a = 3, string s = "x\"", float f = 1.5f, decimal m = 2.5m, char c = '\'', DayOfWeek d = DayOfWeek.Friday,
                    DayOfWeek? n = (DayOfWeek)77, double x = double.NaN, CancellationToken t = default) => a;
                public virtual int @class(int @event) => @event;
            }

            public {{(core.Contains("abstract", StringComparison.Ordinal) ? "abstract" : "")}} unsafe partial class Job : {{(implemented == "Base" ? implemented : $"object, {implemented}")}}
            {
                private static readonly MetricGroup Metrics = MetricGroup.Unregistered;

                [Span(Implements = "{{name}}")]
                {{core}}
            }
            """);

        Assert.True(generation.Diagnostics.Count == 0, $"{shape}: {string.Join(Environment.NewLine, generation.Diagnostics)}");
        Assert.Single(generation.Files);
    }

    [Theory]
    [InlineData("ref partial struct Job(MetricGroup metrics)")]
    [InlineData("readonly partial struct Job(MetricGroup metrics)")]
    [InlineData("partial record Job(MetricGroup Metrics)")]
    [InlineData("partial record struct Job(MetricGroup Metrics)")]
    [InlineData("sealed partial class Job<T, U>(MetricGroup metrics) where T : class, IComparable<U>")]
    public void A_type_declared_as(string declaration) => Assert.Empty(UserProject.Generate($$"""
        public static partial class Outer<V>
        {
            public {{declaration}}
            {
                [Span(Implements = nameof(ToString))] private string Text() => "";
                [Span(Implements = "object.GetHashCode")] private int Hash() => 1;
            }
        }
        """).Diagnostics);

    [Fact]
    public void Explicit_implementations_with_the_same_parameters_open_their_spans_in_methods_of_their_own() => Assert.Empty(UserProject.Generate("""
        public interface IHandler<T> { void Handle(object message); }

        public partial class Job(MetricGroup metrics) : IHandler<int>, IHandler<string>
        {
            [Span(Implements = "IHandler<int>.Handle")] private void One(object message) { }
            [Span(Implements = "IHandler<string>.Handle")] private void Two(object message) { }
        }
        """).Diagnostics);

    [Fact]
    public void A_member_of_another_assembly_that_is_protected_internal_there_is_protected_here() => Assert.Empty(UserProject.Generate("""
        using System.Net.Http;

        public partial class Retry(MetricGroup metrics) : DelegatingHandler
        {
            [Span("send {request.Content.Headers.ContentLength}", Implements = nameof(SendAsync))]
            private async Task<HttpResponseMessage> SendCore(HttpRequestMessage request, CancellationToken token) => await base.SendAsync(request, token);
        }
        """).Diagnostics);
}
