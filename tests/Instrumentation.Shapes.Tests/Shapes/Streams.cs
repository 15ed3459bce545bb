using System.Collections;
using System.Runtime.CompilerServices;
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class Streams : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "stream");
        engine.Enumerate(() => job.Items(2), 0, 1);
        engine.Enumerate(() => job.Untyped(), "a", "b");
        engine.Enumerate(() => job.Enumerator(), 1, 2);
        engine.Enumerate(() => job.UntypedEnumerator(), 1, 2);
        engine.Enumerate(() => job.Generic(["a"]), "a");
        engine.Call(() => job.Items(3).Select(item => item * 2).Sum(), 6);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("stream")]
        public partial IEnumerable<int> Items(int count);

        [Span("stream")]
        public partial IEnumerable Untyped();

        [Span("stream")]
        public partial IEnumerator<int> Enumerator();

        [Span("stream")]
        public partial IEnumerator UntypedEnumerator();

        [Span("stream")]
        public partial IEnumerable<T?> Generic<T>(List<T?> items)
            where T : class;

        private IEnumerable<int> ItemsCore(int count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return i;
            }
        }

        private IEnumerable UntypedCore() => new[] { "a", "b" };

        private IEnumerator<int> EnumeratorCore()
        {
            yield return 1;
            yield return 2;
        }

        private IEnumerator UntypedEnumeratorCore() => new[] { 1, 2 }.GetEnumerator();

        private IEnumerable<T?> GenericCore<T>(List<T?> items)
            where T : class => items;
    }
}

internal sealed partial class AsyncStreams : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "stream");
        engine.Enumerate(() => job.Items(), 1, 2);
        engine.Enumerate(() => job.Enumerator(), 1, 2);
        engine.EnumerateWithToken(() => job.Tokens());
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("stream")]
        public partial IAsyncEnumerable<int> Items();

        [Span("stream")]
        public partial IAsyncEnumerator<int> Enumerator(CancellationToken cancellationToken = default);

        [Span("stream")]
        public partial IAsyncEnumerable<CancellationToken> Tokens(CancellationToken cancellationToken = default);

        private async IAsyncEnumerable<int> ItemsCore()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }

        private IAsyncEnumerator<int> EnumeratorCore(CancellationToken cancellationToken) => ItemsCore().GetAsyncEnumerator(cancellationToken);

        private async IAsyncEnumerable<CancellationToken> TokensCore([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return cancellationToken;
        }
    }
}

internal sealed partial class StreamsThatTakeTheOpenSpan : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "self 3");
        engine.Enumerate(() => new Job(engine.MetricGroup).Items("a", 2, 3), "a", "a");
        engine.Expect(typeof(Job), "static");
        engine.Enumerate(() => Job.AsyncItems(engine.MetricGroup, "a"), "a");
        engine.Expect(typeof(Structure), "enumerator");
        engine.Enumerate(new Structure(engine.MetricGroup).Enumerator, 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("self {self}")]
        public partial IEnumerable<T> Items<T>(T span, int builder, int self);

        [Span("static")]
        public static partial IAsyncEnumerable<T> AsyncItems<T>(MetricGroup metrics, T value)
            where T : class;

        private IEnumerable<T> ItemsCore<T>(T value, int count, int self, SpanBuilder span)
        {
            for (var i = 0; i < count; i++)
            {
                span.SetAttribute("i", i);
                yield return value;
            }
        }

        private static async IAsyncEnumerable<T> AsyncItemsCore<T>(MetricGroup metrics, T value, SpanBuilder span)
            where T : class
        {
            await Task.Yield();
            span.SetAttribute("last", true);
            yield return value;
        }
    }

    private readonly partial struct Structure(MetricGroup metrics)
    {
        [Span("enumerator")]
        public partial IEnumerator<int> Enumerator();

        private IEnumerator<int> EnumeratorCore(SpanBuilder span)
        {
            span.SetAttribute("last", true);
            yield return 1;
        }
    }
}
