using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class MethodNotPartialFixTests
{
    [Fact]
    public Task Documentation_and_attributes_stay_on_the_declaration_and_the_body_moves() => Fix(
        """
        namespace Acme;

        /// <summary>A function.</summary>
        public sealed class Enrich : RichMapFunction<string, int>
        {
            private int _calls;

            /// <summary>Maps one value.</summary>
            /// <param name="value">The value.</param>
            // Called by the engine.
            [Span("enrich {value}")]
            [System.ComponentModel.Description("Maps.")]
            public override int [|Map|]([SpanTag("value")] string value) // hot
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
            [Span("enrich {value}")]
            [System.ComponentModel.Description("Maps.")]
            public override partial int Map([SpanTag("value")] string value); // hot

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
    [InlineData("int [|Run|]() => 1;", "private partial int Run();", "private int RunCore() => 1;")]
    [InlineData("async Task<int> [|Run|]() => await Task.FromResult(1);", "private partial Task<int> Run();", "private async Task<int> RunCore() => await Task.FromResult(1);")]
    [InlineData("public static async ValueTask [|Run|](MetricGroup g) => await Task.Yield();", "public static partial ValueTask Run(MetricGroup g);", "private static async ValueTask RunCore(MetricGroup g) => await Task.Yield();")]
    [InlineData("protected internal virtual void [|Run|](int a = 3, params int[] rest) { }", "protected internal virtual partial void Run(int a = 3, params int[] rest);", "private void RunCore(int a, params int[] rest) { }")]
    [InlineData("public unsafe int [|Run|](int* value) => *value;", "public unsafe partial int Run(int* value);", "private unsafe int RunCore(int* value) => *value;")]
    [InlineData("public T [|Run|]<T>(T value) where T : class, new() => value;", "public partial T Run<T>(T value) where T : class, new();", "private T RunCore<T>(T value) where T : class, new() => value;")]
    [InlineData("public string? [|Run|](string? value, in int a, out int b) { b = a; return value; }", "public partial string? Run(string? value, in int a, out int b);", "private string? RunCore(string? value, in int a, out int b) { b = a; return value; }")]
    [InlineData("public ref int [|Run|](ref int value) => ref value;", "public partial ref int Run(ref int value);", "private ref int RunCore(ref int value) => ref value;")]
    [InlineData("public IEnumerable<int> [|Run|](int count) { for (var i = 0; i < count; i++) yield return i; }", "public partial IEnumerable<int> Run(int count);", "private IEnumerable<int> RunCore(int count) { for (var i = 0; i < count; i++) yield return i; }")]
    [InlineData("public int [|@event|](int @class) => @class;", "public partial int @event(int @class);", "private int eventCore(int @class) => @class;")]
    [InlineData("public override string [|Describe|]() => base.Describe() + nameof(Describe);", "public override partial string Describe();", "private string DescribeCore() => base.Describe() + nameof(Describe);")]
    [InlineData("public new int [|Hidden|]() => base.Hidden();", "public new partial int Hidden();", "private int HiddenCore() => base.Hidden();")]
    public Task Modifiers_go_where_they_belong(string method, string declaration, string core) => Fix(
        $$"""
        public class Base { public virtual string Describe() => ""; public int Hidden() => 1; }

        public partial class Job(MetricGroup group) : Base
        {
            [Span]
            {{method}}
        }
        """,
        $$"""
        public class Base { public virtual string Describe() => ""; public int Hidden() => 1; }

        public partial class Job(MetricGroup group) : Base
        {
            [Span]
            {{declaration}}

            {{core}}
        }
        """);

    [Fact]
    public Task Attributes_that_the_body_is_checked_against_stand_at_both_places() => Fix(
        """
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;

        public partial class Job(MetricGroup group)
        {
            [Span]
            public bool [|TryGet|](string key, [NotNullWhen(true)] out string? value, [CallerMemberName] string caller = "")
            {
                value = default;
                return false;
            }
        }
        """,
        """
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;

        public partial class Job(MetricGroup group)
        {
            [Span]
            public partial bool TryGet(string key, [NotNullWhen(true)] out string? value, [CallerMemberName] string caller = "");

            private bool TryGetCore(string key, [NotNullWhen(true)] out string? value, string caller)
            {
                value = default;
                return false;
            }
        }
        """);

    [Fact]
    public Task The_token_of_an_async_stream_belongs_to_Core() => Fix(
        """
        using System.Runtime.CompilerServices;

        public class Source : RichSourceFunction<int>
        {
            [Span]
            public override async IAsyncEnumerable<int> [|Run|]([EnumeratorCancellation] CancellationToken cancellationToken)
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
            public override partial IAsyncEnumerable<int> Run(CancellationToken cancellationToken);

            private async IAsyncEnumerable<int> RunCore([EnumeratorCancellation] CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                yield return 1;
            }
        }
        """);

    [Fact]
    public Task An_override_inherits_constraints_that_Core_has_to_state() => Fix(
        """
        public abstract class Base
        {
            public abstract T? Make<T, U>(U seed)
                where T : class, IComparable<T>?, new()
                where U : notnull, IDisposable;
        }

        public class Job(MetricGroup group) : Base
        {
            [Span]
            public override T? [|Make|]<T, U>(U seed)
                where T : class
            {
                seed.Dispose();
                return new T();
            }
        }
        """,
        """
        public abstract class Base
        {
            public abstract T? Make<T, U>(U seed)
                where T : class, IComparable<T>?, new()
                where U : notnull, IDisposable;
        }

        public partial class Job(MetricGroup group) : Base
        {
            [Span]
            public override partial T? Make<T, U>(U seed)
                where T : class;

            private T? MakeCore<T, U>(U seed) where T : class, IComparable<T>?, new() where U : notnull, IDisposable
            {
                seed.Dispose();
                return new T();
            }
        }
        """);

    [Fact]
    public Task All_types_around_the_method_become_partial_and_the_whole_document_is_converted_at_once() => Fix(
        """
        public static class Outer
        {
            internal readonly struct Point(int x)
            {
                private readonly int _x = x;

                [Span]
                public readonly int [|Sum|](MetricGroup group, int y) =>
                    _x + y;

                [Span]
                public int [|Sum|](MetricGroup group, int y, int z)
                {
                    return Sum(group, y) + z;
                }

                record Inner(MetricGroup Group)
                {
                    [Span] public int [|Run|]() => 1;
                }
            }

            [Span]
            public static int [|Count|](this MetricGroup group, [SpanTag] int rows) => rows;
        }
        """,
        """
        public static partial class Outer
        {
            internal readonly partial struct Point(int x)
            {
                private readonly int _x = x;

                [Span]
                public readonly partial int Sum(MetricGroup group, int y);

                private readonly int SumCore(MetricGroup group, int y) =>
                    _x + y;

                [Span]
                public partial int Sum(MetricGroup group, int y, int z);

                private int SumCore(MetricGroup group, int y, int z)
                {
                    return Sum(group, y) + z;
                }

                partial record Inner(MetricGroup Group)
                {
                    [Span] public partial int Run();

                    private int RunCore() => 1;
                }
            }

            [Span]
            public static partial int Count(this MetricGroup group, [SpanTag] int rows);

            private static int CountCore(MetricGroup group, int rows) => rows;
        }
        """);

    [Fact]
    public Task Parameters_over_several_lines_keep_their_lines_and_comments_stay_with_the_declaration() => Fix(
        """
        public partial class Job(MetricGroup group)
        {
            [Span]
            public int [|Run|](
                [SpanTag("first")]
                int first, // the first
                int second = 2 /* the second */)
            {
                return first + second;
            }
        }
        """,
        """
        public partial class Job(MetricGroup group)
        {
            [Span]
            public partial int Run(
                [SpanTag("first")]
                int first, // the first
                int second = 2 /* the second */);

            private int RunCore(
                int first,
                int second)
            {
                return first + second;
            }
        }
        """);

    [Theory]
    [InlineData("[Span] public async void [|Run|]() => await Task.Yield();")]
    [InlineData("[Span] public System.Runtime.CompilerServices.YieldAwaitable [|Run|]() => Task.Yield();")]
    [InlineData("[Span] public int [|Run|]() => RunCore(); private int RunCore() => 1;")]
    [InlineData("[Span] public int [|Run|]() => RunCore; private int RunCore => 1;")]
    [InlineData("[Span] public int [|Run|](\n#if DEBUG\n int a\n#else\n int b\n#endif\n) => 1;")]
    public Task The_fix_is_not_offered_where_the_result_would_not_compile(string members) =>
        FixTest<MethodNotPartialAnalyzer, MethodNotPartialFixProvider>.CheckNotOffered($$"""
            public partial class Job(MetricGroup group)
            {
                {{members}}
            }
            """);

    private static Task Fix(string code, string fixedCode) =>
        FixTest<MethodNotPartialAnalyzer, MethodNotPartialFixProvider>.CheckAnnotation(code, fixedCode);
}
