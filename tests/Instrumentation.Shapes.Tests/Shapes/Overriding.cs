using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class Override : IShape
{
    public void Run(Engine engine)
    {
        var job = engine.Open(new Job());
        engine.Expect(typeof(Job), "double 3");
        engine.Map(job, 3, 6);
        engine.Call(job.Map, 3, 6);
        engine.Select(job.Map, 3, 6);
    }

    private sealed partial class Job : RichMapFunction<int, int>
    {
        [Span("double {value}")]
        public override partial int Map(int value);

        private int MapCore(int value, SpanBuilder span) => span is null ? -1 : value * 2;
    }
}

internal sealed partial class SealedOverrideOfAnOverride : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Outer), "Filter");
        engine.Filter(new Outer(), "", true);
    }

    private class Inner : RichFilterFunction<string>
    {
        public override bool Filter(string value) => false;
    }

    private partial class Outer : Inner
    {
        [Span]
        public sealed override partial bool Filter(string value);

        private bool FilterCore(string value) => !base.Filter(value);
    }
}

internal sealed partial class Virtual : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Inner), "inner");
        engine.Handle(new Inner(engine.MetricGroup), 3, 4);
        engine.Expect(typeof(Outer), "outer");
        engine.Handle(new Outer(engine.MetricGroup), 3, 5);
    }

    private partial class Inner(MetricGroup metrics) : IHandler<int, int>
    {
        protected MetricGroup Metrics { get; } = metrics;

        [Span("inner")]
        public virtual partial int Handle(int value);

        private int HandleCore(int value) => value + 1;
    }

    private sealed partial class Outer(MetricGroup metrics) : Inner(metrics)
    {
        [Span("outer")]
        public override partial int Handle(int value);

        private int HandleCore(int value) => value + 2;
    }
}

internal sealed partial class New : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Hidden");
        engine.Call(job.Hidden, 3, 3);
    }

    private sealed partial class Job(MetricGroup metrics) : Hook
    {
        [Span]
        public new partial int Hidden(int value);

        private int HiddenCore(int value) => -base.Hidden(value);
    }
}

internal sealed partial class ProtectedOverrideOfAnotherAssembly : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "OnRun");
        engine.Call(job.Run, 3, 3);
    }

    private sealed partial class Job(MetricGroup metrics) : Hook
    {
        [Span]
        protected override partial int OnRun(int value);

        private int OnRunCore(int value) => -base.OnRun(value);
    }
}

internal sealed partial class CovariantReturn : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Copy");
        engine.Call(((Copier)job).Copy, job);
        engine.Call(job.Copy, job);
    }

    private sealed partial class Job(MetricGroup metrics) : Copier
    {
        [Span]
        public override partial Job Copy();

        private Job CopyCore() => this;
    }
}

internal sealed partial class EveryRichFunction : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Sum), "Reduce");
        engine.Reduce(new Sum(), 1, 2, 3);
        engine.Expect(typeof(Split), "FlatMap");
        engine.FlatMap(new Split(), "a b", "a", "b");
        engine.Expect(typeof(Forget), "Invoke");
        engine.Sink(new Forget(), "value");
        engine.Expect(typeof(Length), "AsyncInvoke");
        engine.AsyncInvoke(new Length(), "value", 5);
        engine.Expect(typeof(Numbers), "Run");
        engine.Source(new Numbers(), 1, 2);
    }

    private sealed partial class Sum : RichReduceFunction<int>
    {
        [Span]
        public override partial int Reduce(int accumulated, int value);

        private int ReduceCore(int accumulated, int value) => accumulated + value;
    }

    private sealed partial class Split : RichFlatMapFunction<string, string>
    {
        [Span]
        public override partial void FlatMap(string value, ICollector<string> collector);

        private void FlatMapCore(string value, ICollector<string> collector) => Array.ForEach(value.Split(' '), collector.Collect);
    }

    private sealed partial class Forget : RichSinkFunction<string>
    {
        [Span]
        public override partial void Invoke(string value);

        private void InvokeCore(string value)
        {
        }
    }

    private sealed partial class Length : RichAsyncFunction<string, int>
    {
        [Span]
        public override partial ValueTask<int> AsyncInvoke(string value, CancellationToken cancellationToken);

        private async ValueTask<int> AsyncInvokeCore(string value, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return value.Length;
        }
    }

    private sealed partial class Numbers : RichSourceFunction<int>
    {
        [Span]
        public override partial IAsyncEnumerable<int> Run(CancellationToken cancellationToken);

        private async IAsyncEnumerable<int> RunCore([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }
    }
}
