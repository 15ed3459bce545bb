using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Refactorings;

public class TraceMethodTests
{
    [Fact]
    public Task The_declaration_keeps_its_documentation_and_attributes_and_the_body_moves() => Offered(
        """
        namespace Acme;

        /// <summary>A function.</summary>
        public sealed class Enrich : RichMapFunction<string, int>
        {
            private int _calls;

            /// <summary>Maps one value.</summary>
            /// <param name="value">The value.</param>
            // Called by the engine.
            [System.ComponentModel.Description("Maps.")]
            public override int [|Map|](string value) // hot
            {
                // Counts first.
                _calls++;

                return value.Length; /* done */
            } // end

            public int Other() => 1;
        }
        """,
        """
        namespace Acme;

        /// <summary>A function.</summary>
        public sealed partial class Enrich : RichMapFunction<string, int>
        {
            private int _calls;

            /// <summary>Maps one value.</summary>
            /// <param name="value">The value.</param>
            // Called by the engine.
            [System.ComponentModel.Description("Maps.")]
            [Span]
            public override partial int Map(string value); // hot

            private int MapCore(string value)
            {
                // Counts first.
                _calls++;

                return value.Length; /* done */
            } // end

            public int Other() => 1;
        }
        """);

    [Theory]
    [InlineData("public int [|Run|]() => 1;", "public partial int Run();", "private int RunCore() => 1;")]
    [InlineData("async Task<int> [|Run|]() => await Task.FromResult(1);", "private partial Task<int> Run();", "private async Task<int> RunCore() => await Task.FromResult(1);")]
    [InlineData("public static async ValueTask [|Run|](MetricGroup g) => await Task.Yield();", "public static partial ValueTask Run(MetricGroup g);", "private static async ValueTask RunCore(MetricGroup g) => await Task.Yield();")]
    [InlineData("protected internal virtual void [|Run|](int a = 3, params int[] rest) { }", "protected internal virtual partial void Run(int a = 3, params int[] rest);", "private void RunCore(int a, params int[] rest) { }")]
    [InlineData("public T [|Run|]<T>(T value) where T : class, new() => value;", "public partial T Run<T>(T value) where T : class, new();", "private T RunCore<T>(T value) where T : class, new() => value;")]
    [InlineData("public string? [|Run|](string? value, in int a, out int b) { b = a; return value; }", "public partial string? Run(string? value, in int a, out int b);", "private string? RunCore(string? value, in int a, out int b) { b = a; return value; }")]
    [InlineData("public IEnumerable<int> [|Run|](int count) { for (var i = 0; i < count; i++) yield return i; }", "public partial IEnumerable<int> Run(int count);", "private IEnumerable<int> RunCore(int count) { for (var i = 0; i < count; i++) yield return i; }")]
    [InlineData("public int [|@event|](int @class) => @class;", "public partial int @event(int @class);", "private int eventCore(int @class) => @class;")]
    [InlineData("public override string [|Describe|]() => base.Describe();", "public override partial string Describe();", "private string DescribeCore() => base.Describe();")]
    public Task Every_ordinary_method_of_a_type_that_reaches_a_group_can_be_traced(string method, string declaration, string core) => Offered(
        $$"""
        public class Base { public virtual string Describe() => ""; }

        public partial class Job(MetricGroup group) : Base
        {
            {{method}}
        }
        """,
        $$"""
        public class Base { public virtual string Describe() => ""; }

        public partial class Job(MetricGroup group) : Base
        {
            [Span]
            {{declaration}}

            {{core}}
        }
        """);

    [Theory]
    [InlineData("[|public override int Map(int value)|] => value;", "partial")]
    [InlineData("public override int Ma[||]p(int value) => value;", "partial")]
    [InlineData("public override int Map[||](int value) => value;", "partial")]
    [InlineData("public [||]override int Map(int value) => value;", "partial")]
    [InlineData("public override int Map(int value)[||] => value;", "partial")]
    public async Task The_cursor_may_be_anywhere_on_the_head_of_the_method(string method, string changed) => Assert.Contains(
        changed, await RefactoringTest<TraceMethodRefactoringProvider>.Apply($"class Job : RichMapFunction<int, int> {{ {method} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("public override int Map(int value) { return [||]value; }")]
    [InlineData("public override int Map(int value) { int [||]Local() => 1; return Local(); }")]
    [InlineData("[Ob[||]solete] public override int Map(int value) => value;")]
    [InlineData("private int [||]_count; public override int Map(int value) => value;")]
    [InlineData("[|public override int Map(int value) => value; private int _count;|]")]
    public Task Elsewhere_nothing_is_offered(string members) => NotOffered($"class Job : RichMapFunction<int, int> {{ {members} }}");

    [Fact]
    public Task The_namespace_is_imported_where_it_is_not_in_scope() => RefactoringTest<TraceMethodRefactoringProvider>.Check(
        """
        using System;
        using Instrumentation.Functions;

        namespace Acme;

        public class Enrich : RichMapFunction<string, int>
        {
            public override int [|Map|](string value) => Math.Abs(value.Length);
        }
        """,
        """
        using System;
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        namespace Acme;

        public partial class Enrich : RichMapFunction<string, int>
        {
            [Span]
            public override partial int Map(string value);

            private int MapCore(string value) => Math.Abs(value.Length);
        }
        """,
        globalUsings: "");

    [Fact]
    public Task A_type_of_the_same_name_makes_the_attribute_be_written_in_full() => Offered(
        """
        public class SpanAttribute : Attribute;

        public class Enrich : RichMapFunction<string, int>
        {
            public override int [|Map|](string value) => value.Length;
        }
        """,
        """
        public class SpanAttribute : Attribute;

        public partial class Enrich : RichMapFunction<string, int>
        {
            [Instrumentation.Traces.Span]
            public override partial int Map(string value);

            private int MapCore(string value) => value.Length;
        }
        """);

    [Fact]
    public Task All_types_around_become_partial_and_keep_what_is_written_on_them() => Offered(
        """
        // Of the shop.
        static class Outer
        {
            public record struct Middle<T>(T Value)
                where T : class
            {
                private interface IInner { MetricGroup Group { get; } int [|Run|](T? value) => 1; }
            }
        }
        """,
        """
        // Of the shop.
        static partial class Outer
        {
            public partial record struct Middle<T>(T Value)
                where T : class
            {
                private partial interface IInner { MetricGroup Group { get; }
                    [Span]
                    public partial int Run(T? value);

                    private int RunCore(T? value) => 1; }
            }
        }
        """);

    [Fact]
    public Task The_token_of_an_async_stream_goes_to_Core() => Offered(
        """
        using System.Runtime.CompilerServices;

        public class Source : RichSourceFunction<int>
        {
            public override async IAsyncEnumerable<int> [|Run|](
                [EnumeratorCancellation] CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                yield return 1;
            }
        }
        """,
        """
        using System.Runtime.CompilerServices;

        public partial class Source : RichSourceFunction<int>
        {
            [Span]
            public override partial IAsyncEnumerable<int> Run(
                CancellationToken cancellationToken);

            private async IAsyncEnumerable<int> RunCore(
                [EnumeratorCancellation] CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                yield return 1;
            }
        }
        """);

    [Fact]
    public Task A_comment_in_front_and_a_pragma_stay_in_front() => Offered(
        """
        public class Enrich : RichMapFunction<string, int>
        {
            private int _calls;

        #pragma warning disable CA1822
            // Called by the engine.
            public override int [|Map|](string value) => ++_calls;
        #pragma warning restore CA1822
        }
        """,
        """
        public partial class Enrich : RichMapFunction<string, int>
        {
            private int _calls;

        #pragma warning disable CA1822
            // Called by the engine.
            [Span]
            public override partial int Map(string value);

            private int MapCore(string value) => ++_calls;
        #pragma warning restore CA1822
        }
        """);

    [Fact]
    public Task The_second_method_of_a_type_is_traced_beside_the_first() => Offered(
        """
        public partial class Job(MetricGroup group)
        {
            [Span]
            public partial int Run();

            private int RunCore() => 1;

            public int [|Stop|](int code) => code;
        }
        """,
        """
        public partial class Job(MetricGroup group)
        {
            [Span]
            public partial int Run();

            private int RunCore() => 1;

            [Span]
            public partial int Stop(int code);

            private int StopCore(int code) => code;
        }
        """);

    [Fact]
    public Task An_explicit_implementation_becomes_the_Core_of_the_second_form() => Offered(
        """
        public interface IHandler<T> { Task<TOut?> Handle<TOut>(T value, int attempt = 0) where TOut : class, new(); }

        public class Job(MetricGroup group) : IHandler<string>, IHandler<int>
        {
            /// <summary>Handles text.</summary>
            async Task<TOut?> IHandler<string>.[|Handle|]<TOut>(string value, int attempt) where TOut : class
            {
                await Task.Yield();
                return new TOut();
            } // done

            Task<TOut?> IHandler<int>.Handle<TOut>(int value, int attempt) where TOut : class => Task.FromResult<TOut?>(null);
        }
        """,
        """
        public interface IHandler<T> { Task<TOut?> Handle<TOut>(T value, int attempt = 0) where TOut : class, new(); }

        public partial class Job(MetricGroup group) : IHandler<string>, IHandler<int>
        {
            /// <summary>Handles text.</summary>
            [Span(Implements = "IHandler<string>.Handle")]
            private async Task<TOut?> HandleCore<TOut>(string value, int attempt) where TOut : class, new()
            {
                await Task.Yield();
                return new TOut();
            } // done

            Task<TOut?> IHandler<int>.Handle<TOut>(int value, int attempt) where TOut : class => Task.FromResult<TOut?>(null);
        }
        """);

    [Theory]
    [InlineData("[Obsolete] int IHandler.[|Handle|](int value) => value;")]
    [InlineData("int IHandler.[|Handle|]([System.ComponentModel.Description] int value) => value;")]
    [InlineData("int IHandler.[|Handle|](int value /* of the order */) => value;")]
    [InlineData("int IHandler.[|Handle|](int value) => value; int HandleCore(int value) => value;")]
    public Task An_explicit_implementation_that_would_lose_something_is_left_alone(string member) => NotOffered(
        $"interface IHandler {{ int Handle(int value); }} class Job(MetricGroup group) : IHandler {{ {member} }}");

    [Theory]
    [InlineData("async void [|Run|]() => await Task.Yield();")]
    [InlineData("public abstract void [|Run|]();")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"x\")] static extern void [|Run|](MetricGroup g);")]
    [InlineData("public async Awaitable [|Run|]() => await Task.Yield();")]
    [InlineData("public Awaitable [|Run|]() => new();")]
    [InlineData("[Span] public void [|Run|]() { }")]
    [InlineData("[Span] public partial void Run(); private void [|RunCore|]() { }")]
    [InlineData("[Span] public partial void [|Run|](); private void RunCore() { }")]
    [InlineData("[Span(Implements = \"ToString\")] private string [|Text|]() => \"\";")]
    [InlineData("public partial void Run(); public partial void [|Run|]() { }")]
    [InlineData("public void [|Run|]() { } void RunCore() { }")]
    [InlineData("public void [|Run|]() { } void RunCore(SpanBuilder span) { }")]
    [InlineData("public void [|Run|]() => Missing();")]
    [InlineData("public static void [|Run|]() { }")]
    [InlineData("public static void [|Run|](MetricGroup one, MetricGroup two) { }")]
    [InlineData("[NoSpan(\"Takes less time than its span would.\")] public void [|Run|]() { }")]
    [InlineData("public static Job operator [|+|](Job one, Job two) => one;")]
    [InlineData("public void Run() { void [|Local|]() { } Local(); }")]
    [InlineData("public int [|Run|](\n#if NET\nint value\n#else\nlong value\n#endif\n) => 1;")]
    public Task Nothing_is_offered_that_could_not_be_wrapped(string member) => NotOffered(
        $"public class Awaitable {{ public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }} abstract partial class Job(MetricGroup group) {{ {member.ReplaceLineEndings()} }}");

    [Theory]
    [InlineData("class Job { public void [|Run|]() { } }")]
    [InlineData("class Job(MetricGroup one, MetricGroup two) { public void [|Run|]() { } }")]
    [InlineData("[NoSpan(\"A double for tests.\")] class Job(MetricGroup group) { public void [|Run|]() { } }")]
    [InlineData("file class Job(MetricGroup group) { public void [|Run|]() { } }")]
    [InlineData("static class Job { extension(int value) { public int [|Twice|](MetricGroup group) => value * 2; } }")]
    public Task Nothing_is_offered_in_a_type_that_cannot_have_a_span(string type) => NotOffered(type);

    [Fact]
    public Task Nothing_is_offered_in_a_project_without_the_runtime() => RefactoringTest<TraceMethodRefactoringProvider>.CheckNotOffered(
        "class Job { public void [|Run|]() { } }", referenceRuntime: false);

    [Fact]
    public Task A_method_that_reports_a_span_by_hand_is_to_be_converted_instead() => NotOffered(
        """
        class Job(MetricGroup group)
        {
            public int [|Run|]()
            {
                using var span = group.StartSpan(typeof(Job), "run");
                return 1;
            }
        }
        """);

    private static Task Offered(string code, string changed) => RefactoringTest<TraceMethodRefactoringProvider>.Check(code, changed);

    private static Task NotOffered(string code) => RefactoringTest<TraceMethodRefactoringProvider>.CheckNotOffered(code);
}
