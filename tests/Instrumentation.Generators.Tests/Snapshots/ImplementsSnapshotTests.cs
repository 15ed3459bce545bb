using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Snapshots;

/// <summary>The second form: what the generator writes for a Core that says what it implements. Each file compiles without a warning.</summary>
public class ImplementsSnapshotTests
{
    [Fact]
    public void An_override_that_takes_its_marks_from_Core() => UserProject.Generate("""
        namespace Acme.Jobs;

        public sealed record Order(int Id, string Kind);

        public sealed partial class EnrichOrder : RichMapFunction<Order, string>
        {
            [Span("enrich {order.Kind}", Implements = nameof(Map))]
            [return: SpanTag("length", Member = "Length")]
            private string MapCore([SpanTag("order.id", Member = "Id")] Order order, SpanBuilder span) => order.Kind;
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_public_implementation_with_the_names_and_defaults_of_the_interface() => UserProject.Generate("""
        namespace Acme.Jobs;

        public enum Mode { Fast, Safe }

        public interface IStore
        {
            /// <summary>Writes.</summary>
            ValueTask<int> Write(string text, Mode mode = Mode.Safe, double factor = 1.5, CancellationToken cancellationToken = default, params int[] rest);
        }

        public sealed partial class Store(MetricGroup metrics) : IStore
        {
            [Span(Implements = nameof(Write))]
            private async ValueTask<int> WriteText([SpanTag] string t, Mode m, double f, CancellationToken token, int[] numbers)
            {
                await Task.Delay(1, token);
                return numbers.Length;
            }
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void Explicit_implementations_of_two_constructions_of_an_interface() => UserProject.Generate("""
        namespace Acme.Jobs;

        public interface IHandler<in T>
        {
            void Handle(T message);
        }

        public sealed partial class Handler(MetricGroup metrics) : IHandler<string>, IHandler<int>
        {
            [Span("text", Implements = "IHandler<string>.Handle")]
            private void HandleText(string text, SpanBuilder span) => span.SetAttribute("length", text.Length);

            [Span("number", Implements = "Acme.Jobs.IHandler<int>.Handle")]
            private void HandleNumber(int number) { }
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void Generic_methods_inherit_their_constraints_or_state_them() => UserProject.Generate("""
        namespace Acme.Jobs;

        public abstract class Converter<T>
        {
            protected internal abstract U? Convert<U>(T value, out U? rest) where U : class;
        }

        public interface IMerger
        {
            V Merge<V>(in V left, ref V right) where V : struct, IComparable<V>;
        }

        public partial class Both<U> : Converter<U>, IMerger, IRichFunction
        {
            public RuntimeContext RuntimeContext { get; set; } = null!;
            public void Open(OpenContext context) { }
            public void Close() { }

            [Span(Implements = nameof(Convert))]
            private X? ConvertCore<X>(U value, out X? rest) where X : class => rest = null;

            [Span(Implements = nameof(Merge))]
            private V MergeCore<V>(in V left, ref V right) where V : struct, IComparable<V> => left;
        }
        """).CleanFile.ShouldMatchSnapshot();

    [Fact]
    public void A_member_that_cannot_be_wrapped_is_written_so_that_nothing_is_missing()
    {
        var generation = UserProject.Generate("""
            namespace Acme.Jobs;

            public interface ICounter
            {
                int Count(object value, out int rest);
            }

            public partial class Counter : ICounter
            {
                [Span(Implements = "ICounter.Count")]
                private int CountCore(object value, out int rest) => rest = 0;
            }
            """);

        Assert.Equal(["CS0619 File1.cs:11"], generation.Errors);
        Assert.Single(generation.Files).Value.ShouldMatchSnapshot();
    }
}
