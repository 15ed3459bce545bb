using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class Tasks : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "task");
        engine.Await(() => job.Wait(0));
        engine.Await(() => job.Count(true), 1);
        engine.Await(() => job.Count(false), 1);
        engine.AwaitValue(() => job.WaitValue());
        engine.AwaitValue(() => job.CountValue(true), 1);
        engine.AwaitValue(() => job.CountValue(false), 1);
        engine.Await(job.NullableResult, null);
        engine.Await(job.Generic<string, List<int>>, []);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("task")]
        public partial Task Wait(int milliseconds, CancellationToken cancellationToken = default);

        [Span("task")]
        public partial Task<int> Count(bool wait);

        [Span("task")]
        public partial ValueTask WaitValue();

        [Span("task")]
        public partial ValueTask<int> CountValue(bool wait);

        [Span("task")]
        public partial Task<string?> NullableResult();

        [Span("task")]
        public partial Task<IReadOnlyList<U>> Generic<T, U>()
            where T : class;

        private async Task WaitCore(int milliseconds, CancellationToken cancellationToken) => await Task.Delay(milliseconds, cancellationToken);

        private async Task<int> CountCore(bool wait)
        {
            if (wait)
            {
                await Task.Yield();
            }

            return 1;
        }

        private async ValueTask WaitValueCore() => await Task.Yield();

        private async ValueTask<int> CountValueCore(bool wait)
        {
            if (wait)
            {
                await Task.Yield();
            }

            return 1;
        }

        private Task<string?> NullableResultCore() => Task.FromResult<string?>(null);

        private Task<IReadOnlyList<U>> GenericCore<T, U>()
            where T : class => Task.FromResult<IReadOnlyList<U>>([]);
    }
}

internal sealed partial class TasksWithReferences : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Add");
        engine.CallByRef(
            (ref int value) =>
            {
                var task = job.Add(in value, [1, 2], ref value, out var count);
                return (count, task.AsTask().GetAwaiter().GetResult());
            },
            3,
            (2, 8),
            4);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial ValueTask<int> Add(in int value, ReadOnlySpan<int> values, ref int other, [SpanTag] out int count);

        private ValueTask<int> AddCore(in int value, ReadOnlySpan<int> values, ref int other, out int count)
        {
            count = values.Length;
            other++;
            return Later(value + other);
        }

        private static async ValueTask<int> Later(int value)
        {
            await Task.Yield();
            return value;
        }
    }
}

internal sealed partial class TaskOfAStruct : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Run");
        engine.AwaitValue(new Job(engine.MetricGroup).Run, 1);
    }

    private readonly partial struct Job(MetricGroup metrics)
    {
        [Span(Ignore = [typeof(TimeoutException)])]
        [return: SpanTag]
        public partial ValueTask<int> Run();

        private async ValueTask<int> RunCore()
        {
            await Task.Yield();
            return 1;
        }
    }
}

internal sealed partial class Failures : IShape
{
    private static readonly InvalidOperationException Exception = new("broken");

    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "failure");
        engine.Throws(() => job.Now(), Exception);
        engine.Throws(() => job.Later().GetAwaiter().GetResult(), Exception);
        engine.Throws(() => job.LaterValue().AsTask().GetAwaiter().GetResult(), Exception);
        engine.Throws(() => job.Items().Count(), Exception);
        engine.Throws(() => job.AsyncItems().GetAsyncEnumerator().MoveNextAsync().AsTask().GetAwaiter().GetResult(), Exception);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("failure")]
        public partial int Now();

        [Span("failure")]
        public partial Task Later();

        [Span("failure")]
        public partial ValueTask<int> LaterValue();

        [Span("failure")]
        public partial IEnumerable<int> Items();

        [Span("failure")]
        public partial IAsyncEnumerable<int> AsyncItems();

        private int NowCore() => throw Exception;

        private async Task LaterCore()
        {
            await Task.Yield();
            throw Exception;
        }

        private async ValueTask<int> LaterValueCore()
        {
            await Task.Yield();
            throw Exception;
        }

        private IEnumerable<int> ItemsCore()
        {
            yield return 1;
            throw Exception;
        }

        private async IAsyncEnumerable<int> AsyncItemsCore()
        {
            await Task.Yield();
            if (metrics is not null)
            {
                throw Exception;
            }

            yield return 1;
        }
    }
}
