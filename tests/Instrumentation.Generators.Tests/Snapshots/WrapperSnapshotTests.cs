using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Snapshots;

/// <summary>What the generator writes, as a reader of the generated file sees it. Each file compiles without a warning.</summary>
public class WrapperSnapshotTests
{
    [Fact]
    public void A_map_function_with_tags_and_the_open_span() => UserProject.Generate("""
        namespace Acme.Jobs;

        public sealed record Order(int Id, Kind Kind);

        public enum Kind { Small, Big }

        public sealed partial class EnrichOrder : RichMapFunction<Order, string>
        {
            [Span("enrich {order.Kind}")]
            public override partial string Map([SpanTag("order.id", Member = "Id"), SpanTag("order.kind", Member = "Kind")] Order order);

            private string MapCore(Order order, SpanBuilder span) => span.SetAttribute("rows", 3L).Context.ToString()!;
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_task_with_a_result() => UserProject.Generate("""
        namespace Acme.Jobs;

        public sealed partial class ReadFile : RichAsyncFunction<string, byte[]>
        {
            [Span("read", Ignore = new[] { typeof(System.IO.FileNotFoundException), typeof(TimeoutException) })]
            [return: SpanTag("bytes", Member = "Length")]
            public override partial ValueTask<byte[]> AsyncInvoke([SpanTag("path")] string value, CancellationToken cancellationToken);

            private async ValueTask<byte[]> AsyncInvokeCore(string value, CancellationToken cancellationToken) =>
                await System.IO.File.ReadAllBytesAsync(value, cancellationToken);
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_name_with_values_of_the_result() => UserProject.Generate("""
        namespace Acme.Jobs;

        public sealed partial class Count : RichMapFunction<string, int>
        {
            [Span("{value.Length} characters gave {return} tokens of {this.Language}", Every = 10)]
            public override partial int Map(string value);

            public string Language => "C#";

            private int MapCore(string value) => value.Split(' ').Length;
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_task_without_a_result() => UserProject.Generate("""
        namespace Acme.Jobs;

        public partial class Store(MetricGroup metrics)
        {
            [Span]
            protected internal virtual partial Task Flush(CancellationToken cancellationToken = default);

            private Task FlushCore(CancellationToken token) => Task.Delay(1, token);
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_tagged_result_is_not_nullable_for_the_caller() => Assert.NotEmpty(UserProject.Generate("""
        namespace Acme.Jobs;

        public sealed partial class Concatenate : RichReduceFunction<string>
        {
            [Span]
            [return: SpanTag("length", Member = "Length")]
            public override partial string Reduce(string accumulated, string value);

            private string ReduceCore(string accumulated, string value) => accumulated + value;
        }
        """).CleanFile);

    [Fact]
    public void A_type_in_Ignore_that_no_exception_can_be_of_is_left_out() => Assert.Contains("exception is global::System.TimeoutException)", UserProject.Generate("""
        namespace Acme.Jobs;

        public class Failure<T> : Exception;

        public sealed partial class Print(MetricGroup metrics)
        {
            [Span(Ignore = new[] { typeof(string), typeof(Failure<>), typeof(TimeoutException), typeof(IDisposable), null! })]
            public partial void Run();

            private void RunCore()
            {
            }
        }
        """).CleanFile, StringComparison.Ordinal);

    [Fact]
    public void A_stream() => UserProject.Generate("""
        namespace Acme.Jobs;

        public sealed partial class Numbers : RichSourceFunction<int>
        {
            [Span("numbers")]
            public override partial IAsyncEnumerable<int> Run(CancellationToken cancellationToken);

            private async IAsyncEnumerable<int> RunCore([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                yield return 1;
            }
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_stream_of_a_struct_whose_Core_takes_the_open_span() => UserProject.Generate("""
        namespace Acme.Jobs;

        public readonly partial struct Numbers(MetricGroup metrics)
        {
            [Span("numbers to {count}")]
            public partial IEnumerable<int> To(int count);

            private IEnumerable<int> ToCore(int count, SpanBuilder span)
            {
                span.SetAttribute("first", 1);
                yield return count;
            }
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_method_without_a_result_and_every_option() => UserProject.Generate("""
        using System.Diagnostics;

        namespace Acme.Jobs;

        public sealed partial class Print : RichSinkFunction<string>
        {
            [Span("print", Scope = typeof(Dictionary<,>), MinDurationMs = 2.5, OnlyOnError = true, Every = 100, StackTrace = true, Leaf = true, Kind = ActivityKind.Producer)]
            public override partial void Invoke(string value);

            private void InvokeCore(string value) => Console.WriteLine(value);
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_generic_method_of_a_nested_generic_type() => UserProject.Generate("""
        namespace Acme.Jobs;

        public static partial class Outer<T> where T : class
        {
            public partial record struct Inner<U>
            {
                [Span]
                public static partial bool TryMerge<V>(ref T? left, in U middle, [SpanTag] out long size, MetricGroup metricGroup, params V[] right) where V : struct, IComparable<V>;

                private static bool TryMergeCore<V>(ref T? left, in U middle, out long size, MetricGroup group, V[] right) where V : struct, IComparable<V>
                {
                    size = right.Length;
                    return left is not null;
                }
            }
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void Overloads_and_names_that_are_keywords() => UserProject.Generate("""
        public partial interface @interface : IRichFunction
        {
            [Span("one")]
            public partial int @class(int @event);

            private int classCore(int e) => e;

            [Span("two {span}")]
            public partial int @class(string span);

            private int classCore(string span) => span.Length;
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void Names_of_object_s_members_and_promises_about_null_give_no_warning()
    {
        var generation = UserProject.Generate("""
            using System.Diagnostics.CodeAnalysis;

            public partial class Cache(MetricGroup metrics)
            {
                [Span]
                public override partial string ToString();

                [Span]
                public override partial int GetHashCode();

                [Span]
                public partial bool TryGet<T>(string key, [MaybeNullWhen(false)] out T value);

                [Span]
                public partial bool TryFind(string key, [NotNullWhen(true)] out string? value);

                private string ToStringCore() => "cache";

                private int GetHashCodeCore() => 1;

                private bool TryGetCore<T>(string key, [MaybeNullWhen(false)] out T value)
                {
                    value = default;
                    return false;
                }

                private bool TryFindCore(string key, [NotNullWhen(true)] out string? value) => (value = key) is not null;
            }
            """);

        Assert.Empty(generation.Diagnostics);
    }

    [Fact]
    public void A_method_that_cannot_be_wrapped()
    {
        var generation = UserProject.Generate("""
            namespace Acme.Jobs;

            public partial class Plain
            {
                [Span]
                public partial int Count(object value, out int rest);

                private int CountCore(object value, out int rest) => rest = 0;
            }
            """);

        Assert.Equal(["CS0619 File1.cs:6"], generation.Errors);
        Assert.Single(generation.Files).Value.ShouldMatchSnapshot();
    }
}
