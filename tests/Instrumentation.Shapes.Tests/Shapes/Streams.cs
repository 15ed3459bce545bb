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
