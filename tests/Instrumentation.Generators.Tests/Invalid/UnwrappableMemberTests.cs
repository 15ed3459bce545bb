using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Invalid;

/// <summary>Members that no wrapper fits: the error says why, and what to do instead.</summary>
public class UnwrappableMemberTests
{
    [Theory]
    [InlineData("a local function", "public void Run() { [Span] int Local() => 1; Local(); }", "open the span with MetricGroup.StartSpan")]
    [InlineData("a lambda", "public Func<int> Run() => [Span] () => 1;", "open the span with MetricGroup.StartSpan")]
    [InlineData("a lambda with a parameter", "public Func<int, int> Run() => [Span] value => 1;", "open the span with MetricGroup.StartSpan")]
    [InlineData("an anonymous function in a field", "private readonly Func<int> _run = [Span] () => 1;", "open the span with MetricGroup.StartSpan")]
    [InlineData("an accessor", "public int Run { [Span] get => 1; }", "open the span with MetricGroup.StartSpan")]
    [InlineData("an accessor of an event", "public event Action Run { [Span] add { } remove { } }", "open the span with MetricGroup.StartSpan")]
    [InlineData("an operator", "[Span] public static Job operator +(Job one, Job other) => one;", "open the span with MetricGroup.StartSpan")]
    [InlineData("a conversion", "[Span] public static implicit operator int(Job job) => 1;", "open the span with MetricGroup.StartSpan")]
    [InlineData("a finalizer", "[Span] ~Job() { }", "open the span with MetricGroup.StartSpan")]
    [InlineData("an abstract method", "[Span] public abstract partial int Run();", "put [Span] on the methods that override or implement it")]
    [InlineData("an extern method", "[Span] private static extern int Run();", "call it from a [Span] method")]
    [InlineData("an explicit implementation", "[Span] partial object ICloneable.Clone();", "put [Span(Implements = …)] with the interface and the name there")]
    [InlineData("__arglist", "[Span] public partial int Run(__arglist); private int RunCore(__arglist) => 1;", "take an array")]
    [InlineData("a part that another generator writes", "[Span, System.Runtime.InteropServices.LibraryImport(\"c\")] private static partial int getpid();", "for [LibraryImport]; call it from a [Span] method")]
    [InlineData("no accessibility", "[Span] partial void Run(); private void RunCore() { }", "write 'private' in front")]
    [InlineData("async void", "[Span] public partial void Run(); private async void RunCore() => await Task.Delay(1);", "return Task or ValueTask")]
    [InlineData("an awaitable of its own", "[Span] public partial Later Run(); private Later RunCore() => new();", "return Task, Task<T>, ValueTask or ValueTask<T>")]
    [InlineData("a class derived from Task", "[Span] public partial SpecialTask Run(); private SpecialTask RunCore() => new();", "return Task, Task<T>, ValueTask or ValueTask<T>")]
    [InlineData("a type parameter that is a task", "[Span] public partial T Run<T>() where T : Task; private T RunCore<T>() where T : Task => throw new Exception();", "return Task, Task<T>, ValueTask or ValueTask<T>")]
    [InlineData("a nullable task", "[Span] public partial ValueTask<int>? Run(); private ValueTask<int>? RunCore() => null;", "return Task, Task<T>, ValueTask or ValueTask<T>")]
    public void Is_refused(string member, string members, string advice)
    {
        var generation = UserProject.Generate($$"""
            public class Later
            {
                public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default;
            }

            public class SpecialTask() : Task(() => { });

            public abstract partial class Job(MetricGroup metrics)
            {
                private bool IsReporting => metrics.IsReporting;
                {{members}}
            }
            """);

        var messages = generation.Diagnostics.Where(diagnostic => diagnostic.Id is "SPAN004" or "CS0619").Select(diagnostic => diagnostic.GetMessage());
        Assert.True(messages.Any(message => message.Contains(advice, StringComparison.Ordinal)), $"{member}: {string.Join(Environment.NewLine, generation.Diagnostics)}");
    }

    [Fact]
    public void A_member_of_an_interface_that_is_static_and_abstract_is_refused() => Assert.Contains("SPAN004 File1.cs:3", UserProject.Generate("""
        public partial interface IJob
        {
            [Span] static abstract partial int Run(MetricGroup metrics);
        }
        """).Errors);

    [Fact]
    public void A_readonly_method_whose_Core_would_change_a_copy_is_refused()
    {
        var generation = UserProject.Generate("""
            public partial struct Job(MetricGroup metrics)
            {
                private int _count;
                [Span] public readonly partial int Run();
                private int RunCore() => ++_count;
            }
            """);

        Assert.Contains("SPAN003: 'RunCore' does not fit 'Run': it is not readonly", Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == "CS0619").GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other::System.Lib.Thing")]
    [InlineData("List<other::System.Lib.Thing>")]
    [InlineData("other::System.Lib.Thing.Inner[]")]
    public void A_type_that_is_known_by_an_extern_alias_only_is_refused(string type)
    {
        var library = UserProject.Compile("namespace System.Lib; public class Thing { public class Inner; }").WithAssemblyName("Library");
        var user = UserProject.Compile($$"""
            extern alias other;
            public partial class Job(MetricGroup metrics)
            {
                [Span] public partial void Run({{type}} value);
                private void RunCore({{type}} value) { }
            }
            """);

        var generation = UserProject.Generate(user.AddReferences(library.ToMetadataReference(["other"])));

        Assert.Equal(["CS8795 File1.cs:4", "SPAN004 File1.cs:4"], generation.Errors.Order());
        Assert.Contains(generation.Diagnostics, diagnostic => diagnostic.GetMessage().Contains("give the reference the alias 'global' as well", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Unknown, Span]")]
    [InlineData("[Span] [System.ComponentModel.Description(3)]")]
    [InlineData("[Span] [Obsolete(message: , error: true)]")]
    [InlineData("[Span(, Every = )]")]
    [InlineData("[Span(Nothing = 1)]")]
    [InlineData("[Span(3)]")]
    [InlineData("[Span, Span]")]
    public void An_attribute_that_is_broken_is_the_only_error(string attributes)
    {
        var generation = UserProject.Generate($$"""
            public partial class Job(MetricGroup metrics)
            {
                {{attributes}}
                public partial int Run(int value);
                private int RunCore(int value) => value;
            }
            """);

        Assert.NotEmpty(generation.Errors);
        Assert.All(generation.Errors, error => Assert.EndsWith(" File1.cs:3", error, StringComparison.Ordinal));
    }
}
