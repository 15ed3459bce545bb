using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class AllowsRefStruct : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "allows");
        engine.Call(() => job.Name<ReadOnlySpan<int>>([1]), "ReadOnlySpan`1");
        engine.Call(() => ((Base)job).Inherited<ReadOnlySpan<int>>([1]), "ReadOnlySpan`1");
        engine.Expect(typeof(Holder<>), "allows");
        engine.Call(() => new Holder<ReadOnlySpan<int>>(engine.MetricGroup, [1]).Name(), "ReadOnlySpan`1");
    }

    private abstract class Base
    {
        public abstract string Inherited<T>(T value)
            where T : allows ref struct;
    }

    private sealed partial class Job(MetricGroup metrics) : Base
    {
        [Span("allows")]
        public partial string Name<T>(scoped T value)
            where T : allows ref struct;

        [Span("allows")]
        public override partial string Inherited<T>(T value);

        private string NameCore<T>(scoped T value)
            where T : allows ref struct => typeof(T).Name;

        private string InheritedCore<T>(T value)
            where T : allows ref struct => typeof(T).Name;
    }

    private ref partial struct Holder<T>(MetricGroup metrics, T value)
        where T : allows ref struct
    {
        public readonly T Value { get; } = value;

        [Span("allows")]
        public readonly partial string Name();

        private readonly string NameCore() => typeof(T).Name;
    }
}

internal sealed partial class RefStructWithAnInterface : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Handle");
        engine.Call(() => Handle(new Job(engine.MetricGroup), 1), 2);
    }

    private static int Handle<THandler>(THandler handler, int value)
        where THandler : IHandler<int, int>, allows ref struct => handler.Handle(value);

    private ref partial struct Job(MetricGroup metrics) : IHandler<int, int>
    {
        [Span]
        public partial int Handle(int value);

        private int HandleCore(int value) => value + 1;
    }
}
