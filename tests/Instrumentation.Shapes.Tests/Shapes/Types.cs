using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class Struct : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Handle");
        engine.Handle(job, 1, 2);
        engine.Call(job.Handle, 1, 2);
        engine.Expect(typeof(Job), "Count");
        engine.Call(() => job.Count(), 1);
        engine.Call(() => job.Count(), 2);
        engine.Call(() => job.Peek(), 2);
    }

    private partial struct Job(MetricGroup metrics) : IHandler<int, int>
    {
        private int _count;

        [Span]
        public readonly partial int Handle(int value);

        [Span]
        public partial int Count();

        [Span("Count")]
        internal readonly partial int Peek();

        private readonly int HandleCore(int value) => value + 1;

        private int CountCore() => ++_count;

        private readonly int PeekCore() => _count;
    }
}

internal sealed partial class ReadonlyStruct : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Handle");
        engine.Handle(new Job(engine.MetricGroup), 1, 2);
    }

    private readonly partial struct Job(MetricGroup metrics) : IHandler<int, int>
    {
        [Span]
        public partial int Handle(int value);

        private int HandleCore(int value) => value + 1;
    }
}

internal sealed partial class RefStruct : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Length");
        engine.Call(() => new Job(engine.MetricGroup, [1, 2]).Length(), 2);
        engine.Call(() => new Job(engine.MetricGroup, [1, 2]).Rest()[0], 2);
    }

    private ref partial struct Job(MetricGroup metrics, ReadOnlySpan<int> values)
    {
        private readonly ReadOnlySpan<int> _values = values;

        [Span]
        public readonly partial int Length();

        [Span("Length")]
        public partial ReadOnlySpan<int> Rest();

        private readonly int LengthCore() => _values.Length;

        private ReadOnlySpan<int> RestCore() => _values[1..];
    }
}

internal sealed partial class Records : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Class), "ToString");
        engine.Call(new Class(engine.MetricGroup).ToString, "a class");
        engine.Expect(typeof(Structure), "Handle");
        engine.Handle(new Structure(engine.MetricGroup), 1, 2);
        engine.Expect(typeof(ReadonlyStructure), "Handle");
        engine.Handle(new ReadonlyStructure(engine.MetricGroup), 1, 2);
    }

    private sealed partial record class Class(MetricGroup Metrics)
    {
        [Span]
        public override partial string ToString();

        private string ToStringCore() => "a class";
    }

    private partial record struct Structure(MetricGroup Metrics) : IHandler<int, int>
    {
        [Span]
        public partial int Handle(int value);

        private int HandleCore(int value) => value + 1;
    }

    private readonly partial record struct ReadonlyStructure(MetricGroup Metrics) : IHandler<int, int>
    {
        [Span]
        public partial int Handle(int value);

        private int HandleCore(int value) => value + 1;
    }
}

internal sealed partial class PrimaryConstructorsParameterNamedAsTheGeneratedLocal : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Run");
        engine.Call(new Job(engine.MetricGroup).Run, 1);
    }

    private sealed partial class Job(MetricGroup metricGroup)
    {
        [Span]
        public partial int Run();

        private int RunCore() => 1;
    }
}

internal sealed partial class RequiredMember : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Run");
        engine.Call(new Job { Metrics = engine.MetricGroup }.Run, 1);
    }

    private sealed partial class Job
    {
        public required MetricGroup Metrics { get; init; }

        [Span]
        public partial int Run();

        private int RunCore() => 1;
    }
}

internal sealed partial class InterfaceDefaultMember : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(IDoubler), "double");
        engine.Call(engine.Open<IDoubler>(new Doubler()).Double, 3, 6);
        engine.Expect(typeof(IGroup<,>), "Name");
        engine.Call(((IGroup<string, object>)new Group(engine.MetricGroup)).Name, "a", "Group a");
        engine.Expect(typeof(IGroup<,>), "Static");
        engine.Call(Static<Group>, engine.MetricGroup, 1);
    }

    private static int Static<TGroup>(MetricGroup metrics)
        where TGroup : IGroup<object, string> => TGroup.Static(metrics);

    private partial interface IDoubler : IRichFunction
    {
        [Span("double")]
        public partial int Double(int value);

        private int DoubleCore(int value) => value * 2;
    }

    private partial interface IGroup<in T, out U>
    {
        MetricGroup Metrics { get; }

        [Span]
        public static virtual partial int Static(MetricGroup metrics);

        [Span]
        public partial string Name(T value);

        private static int StaticCore(MetricGroup metrics) => 1;

        private string NameCore(T value) => $"{GetType().Name} {value}";
    }

    private sealed class Doubler : RichFunction, IDoubler;

    private sealed class Group(MetricGroup metrics) : IGroup<object, string>
    {
        public MetricGroup Metrics => metrics;
    }
}

internal sealed partial class StaticAbstractInterfaceMember : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Number), "parse");
        engine.Parse("3", new Number(3));
    }

    private readonly partial record struct Number(int Value) : IParser<Number>
    {
        [Span("parse")]
        public static partial Number Parse(string text, MetricGroup metricGroup);

        private static Number ParseCore(string text, MetricGroup metricGroup) => new(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }
}

internal sealed partial class RichFunctionByInterface : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Explicit), "Handle");
        engine.Handle(engine.Open(new Explicit()), 1, 2);
    }

    private sealed partial class Explicit : Hook, IRichFunction, IHandler<int, int>
    {
        RuntimeContext IRichFunction.RuntimeContext { get; set; } = null!;

        [Span]
        public partial int Handle(int value);

        void IRichFunction.Open(OpenContext openContext)
        {
        }

        void IRichFunction.Close()
        {
        }

        private int HandleCore(int value) => value + 1;
    }
}

internal static partial class StaticClass
{
    public static MetricGroup Metrics { get; set; } = MetricGroup.Unregistered;

    [Span]
    public static partial int Run(int value);

    private static int RunCore(int value) => value + 1;

    internal sealed class Shape : IShape
    {
        public void Run(Engine engine)
        {
            Metrics = engine.MetricGroup;
            engine.Expect(typeof(StaticClass), "Run");
            engine.Select(StaticClass.Run, 1, 2);
        }
    }
}

internal static partial class ExtensionMethods
{
    [Span]
    public static partial string Shout(this string text, MetricGroup metrics);

    [Span]
    public static partial int Increment(this ref int value, RuntimeContext context);

    private static string ShoutCore(string text, MetricGroup metrics) => text + "!";

    private static int IncrementCore(ref int value, RuntimeContext context) => ++value;

    internal sealed class Shape : IShape
    {
        public void Run(Engine engine)
        {
            engine.Expect(typeof(ExtensionMethods), "Shout");
            engine.Call("a".Shout, engine.MetricGroup, "a!");
            engine.Expect(typeof(ExtensionMethods), "Increment");
            engine.CallByRef((ref int value) => value.Increment(engine.RuntimeContext), 1, 2, 2);
        }
    }
}
