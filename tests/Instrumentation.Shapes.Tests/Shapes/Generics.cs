using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class Constraints : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "constraint");
        engine.Call(job.Reference<string>, "a", "a");
        engine.Call<string?, string?>(job.NullableReference, null, null);
        engine.Call(job.Value<int>, 1, 1);
        engine.Call(job.Unmanaged<long>, 1L, sizeof(long));
        engine.Call(job.NotNull<string>, "a", "a");
        engine.Call<Job>(() => job.Constructible<Hook>() is null ? null! : job, job);
        engine.Call(job.BaseType<Job>, job, "Shapes");
        engine.Call(job.Interfaces<string, int>, "a", 1, "a1");
        engine.Call(job.OtherParameter<string, object>, "a", "a");
        engine.Call(job.EnumType<DayOfWeek>, DayOfWeek.Friday, "Friday");
        engine.Call(job.DelegateType<Action>, () => { }, "Action");
        engine.Call(job.Unconstrained<int>, 3, 3);
    }

    private abstract class Base;

    private sealed partial class Job(MetricGroup metrics) : Base
    {
        [Span("constraint")]
        public partial T Reference<T>(T value)
            where T : class; // Core has the same.

        [Span("constraint")]
        public partial T NullableReference<T>(T value)
            where T : class?;

        [Span("constraint")]
        public partial T Value<T>(T value)
            where T : struct;

        [Span("constraint")]
        public partial int Unmanaged<T>(T value)
            where T : unmanaged, IComparable<T>;

        [Span("constraint")]
        public partial T NotNull<T>(T value)
            where T : notnull;

        [Span("constraint")]
        public partial T Constructible<T>()
            where T : class, new();

        [Span("constraint")]
        public partial string BaseType<T>(T value)
            where T : Base?;

        [Span("constraint")]
        public partial string Interfaces<T, U>(T value, U other)
            where T : notnull, IEnumerable<char>, IComparable<T>
            where U : struct, IFormattable;

        [Span("constraint")]
        public partial U OtherParameter<T, U>(T value)
            where T : U
            where U : class;

        [Span("constraint")]
        public partial string EnumType<T>(T value)
            where T : struct, Enum;

        [Span("constraint")]
        public partial string DelegateType<T>(T value)
            where T : Delegate;

        [Span("constraint")]
        public partial T? Unconstrained<T>(T? value);

        private T ReferenceCore<T>(T value)
            where T : class => value;

        private T NullableReferenceCore<T>(T value)
            where T : class? => value;

        private T ValueCore<T>(T value)
            where T : struct => value;

        private unsafe int UnmanagedCore<T>(T value)
            where T : unmanaged, IComparable<T> => sizeof(T);

        private T NotNullCore<T>(T value)
            where T : notnull => value;

        private T ConstructibleCore<T>()
            where T : class, new() => new T();

        private string BaseTypeCore<T>(T value)
            where T : Base? => typeof(T).Namespace!;

        private string InterfacesCore<T, U>(T value, U other)
            where T : notnull, IEnumerable<char>, IComparable<T>
            where U : struct, IFormattable => $"{value}{other}";

        private U OtherParameterCore<T, U>(T value)
            where T : U
            where U : class => value;

        private string EnumTypeCore<T>(T value)
            where T : struct, Enum => value.ToString();

        private string DelegateTypeCore<T>(T value)
            where T : Delegate => typeof(T).Name;

        private T? UnconstrainedCore<T>(T? value) => value;
    }
}

internal sealed partial class InheritedConstraints : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        GenericMethods methods = job;
        engine.Expect(typeof(Job), "Reference");
        engine.Call(methods.Reference<string>, "a", "a");
        engine.Expect(typeof(Job), "Any");
        engine.Call<string?, string?>(methods.Any, null, null);
        engine.Expect(typeof(Job), "Value");
        engine.Call<int?, int>(methods.Value, null, 0);
        engine.Expect(typeof(Job), "Constrained");
        engine.Call<List<int>, string>(methods.Constrained<int, List<int>>, [3, 1, 2], "1, 2, 3");
    }

    private sealed partial class Job(MetricGroup metrics) : GenericMethods
    {
        [Span]
        public override partial T Reference<T>(T? value)
            where T : /* decides what 'T?' means */ class;

        [Span]
        public override partial T? Any<T>(T? value)
            where T : default;

        [Span]
        public override partial T Value<T>(T? value);

        [Span]
        public override partial string Constrained<T, TList>(TList values);

        private T ReferenceCore<T>(T? value)
            where T : class => value!;

        private T? AnyCore<T>(T? value) => value;

        private T ValueCore<T>(T? value)
            where T : struct => value.GetValueOrDefault();

        private string ConstrainedCore<T, TList>(TList values)
            where T : unmanaged, IComparable<T>
            where TList : List<T>, new()
        {
            values.Sort();
            return string.Join(", ", values);
        }
    }
}

internal sealed partial class GenericTypes : IShape
{
    public void Run(Engine engine)
    {
        var job = new Outer<string>.Inner<int>(engine.MetricGroup);
        engine.Expect(typeof(Outer<>.Inner<>), "pair");
        engine.Handle(job, "a", ("a", 3));
        engine.Call(job.Pair<long>, 5L, ("a", 3, 5L));
        engine.Expect(typeof(Outer<>), "static");
        engine.Call(Outer<string>.Static, engine.MetricGroup, "String");
    }

    private static partial class Outer<T>
        where T : class
    {
        [Span("static")]
        public static partial string Static(MetricGroup metrics);

        private static string StaticCore(MetricGroup metrics) => typeof(T).Name;

        public sealed partial class Inner<U>(MetricGroup metrics) : IHandler<T, (T Value, U Other)>
            where U : struct
        {
            private readonly U _other = (U)(object)3;

            [Span("pair")]
            public partial (T Value, U Other) Handle(T value);

            [Span("pair")]
            public partial (string Text, U Other, V Third) Pair<V>(V third);

            private (T Value, U Other) HandleCore(T value) => (value, _other);

            private (string Text, U Other, V Third) PairCore<V>(V third) => ("a", _other, third);
        }
    }
}

internal sealed partial class TypesThatDifferInArityOnly : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "none");
        engine.Call(new Job(engine.MetricGroup).Run, 0);
        engine.Expect(typeof(Job<>), "one");
        engine.Call(new Job<int>(engine.MetricGroup).Run, 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("none")]
        public partial int Run();

        private int RunCore() => 0;
    }

    private sealed partial class Job<T>(MetricGroup metrics)
    {
        [Span("one")]
        public partial int Run();

        private int RunCore() => 1;
    }
}
