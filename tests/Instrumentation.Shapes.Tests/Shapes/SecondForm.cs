using System.Diagnostics.CodeAnalysis;
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class ExplicitImplementation : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "text a");
        engine.Handle<string, int>(job, "a", 1);
        engine.Expect(typeof(Job), "number");
        engine.Handle<int, string>(job, 1, "1");
        engine.Expect(typeof(Number), "Parse");
        engine.Parse("3", new Number(3));
        engine.Expect(typeof(Structure), "Handle");
        engine.Handle(new Structure(engine.MetricGroup), 1, 2);
    }

    private sealed partial class Job(MetricGroup metricGroup) : IHandler<string, int>, IHandler<int, string>
    {
        [Span("text {text}", Implements = "IHandler<string, int>.Handle")]
        private int Length(string text) => text.Length;

        [Span("number", Implements = "IHandler<int, string>.Handle")]
        private string Text(int @event, SpanBuilder span) => span is null ? "" : $"{@event}";
    }

    private readonly partial record struct Number(int Value) : IParser<Number>
    {
        [Span(Implements = "Parse")]
        private static Number Read(string text, MetricGroup metricGroup) => new(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }

    private readonly partial struct Structure(MetricGroup metrics) : IHandler<int, int>
    {
        [Span(Implements = nameof(IHandler<int, int>.Handle))]
        private int Increment(int value) => value + 1;
    }
}

internal sealed partial class OverrideThatIsWrittenWhole : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Map");
        engine.Map(new Job(), 1, 2);
        engine.Expect(typeof(Methods), "Reference");
        engine.Call(((GenericMethods)new Methods(engine.MetricGroup)).Reference<string>, "a", "a");
        engine.Expect(typeof(Methods), "Constrained");
        engine.Call<List<int>, string>(((GenericMethods)new Methods(engine.MetricGroup)).Constrained<int, List<int>>, [1], "1");
        engine.Expect(typeof(Reflecting), "Create");
        engine.Call(((Base)new Reflecting(engine.MetricGroup)).Create<Hook>, typeof(Hook), true);
    }

    private abstract class Base
    {
        public abstract bool Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
            [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] Type type);
    }

    private sealed partial class Job : RichMapFunction<int, int>
    {
        [Span(Implements = nameof(Map))]
        private int Increment(int value) => value + 1;
    }

    private sealed partial class Methods(MetricGroup metrics) : GenericMethods
    {
        public override T? Any<T>(T? value)
            where T : default => value;

        public override T Value<T>(T? value) => default;

        [Span(Implements = nameof(Reference))]
        private T Same<T>(T? value)
            where T : class => value!;

        [Span(Implements = nameof(Constrained))]
        private string Join<T, TList>(TList values)
            where T : unmanaged, IComparable<T>
            where TList : List<T>, new() => string.Join(", ", values);
    }

    private sealed partial class Reflecting(MetricGroup metrics) : Base
    {
        [Span(Implements = nameof(Create))]
        private bool CreateCore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
            [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] Type type) =>
            Activator.CreateInstance<T>()!.GetType() == type && type.GetMethods().Length > 0;
    }
}
