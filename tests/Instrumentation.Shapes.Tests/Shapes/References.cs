using System.Diagnostics.CodeAnalysis;
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class ReferenceReturns : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "pass");
        engine.PassRef<int>(job.Pass, 1, 2);
        engine.PassRefReadonly<int>(job.PassReadonly, 1);
        engine.PassRef<int>((ref int value) => ref job.PassTagged(ref value), 1, 2);
        engine.PassRefReadonly<int>((ref readonly int value) => ref job.PassTaggedReadonly(in value), 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("pass")]
        public partial ref int Pass(ref int value);

        [Span("pass")]
        public partial ref readonly int PassReadonly(ref readonly int value);

        [Span("pass")]
        [return: SpanTag]
        public partial ref int PassTagged(ref int value);

        [Span("pass")]
        [return: SpanTag]
        public partial ref readonly int PassTaggedReadonly(ref readonly int value);

        private ref int PassCore(ref int value) => ref value;

        private ref readonly int PassReadonlyCore(ref readonly int value) => ref value;

        private ref int PassTaggedCore(ref int value) => ref value;

        private ref readonly int PassTaggedReadonlyCore(ref readonly int value) => ref value;
    }
}

internal sealed partial class SpansOfMemory : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "span");
        engine.CallSpan<int, int>(job.Sum, [1, 2], 3);
        engine.SliceSpan<int>(job.Slice, [1, 2, 3], 2, 3);
        engine.SliceSpan<int>(job.SliceTagged, [1, 2, 3], 2, 3);
        engine.CallSpan<int, int>(values => job.Scoped(values, ref values), [1, 2], 2);
        engine.CallSpan<int, int>(job.First, [1, 2], 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("span")]
        public partial int Sum(ReadOnlySpan<int> values);

        [Span("span")]
        public partial ReadOnlySpan<int> Slice(ReadOnlySpan<int> values);

        [Span("span")]
        [return: SpanTag(Member = "Length")]
        public partial ReadOnlySpan<int> SliceTagged([SpanTag("whole", Member = "Length")] ReadOnlySpan<int> values);

        [Span("span")]
        public partial int Scoped(scoped ReadOnlySpan<int> values, scoped ref ReadOnlySpan<int> more);

        public int First(ReadOnlySpan<int> values)
        {
            Span<int> copy = stackalloc int[values.Length];
            values.CopyTo(copy);
            return Copy(copy, values)[0];
        }

        [Span("span")]
        private partial ReadOnlySpan<int> Copy(scoped ReadOnlySpan<int> copy, ReadOnlySpan<int> values);

        private int SumCore(ReadOnlySpan<int> values) => values[0] + values[1];

        private ReadOnlySpan<int> SliceCore(ReadOnlySpan<int> values) => values[1..];

        private ReadOnlySpan<int> SliceTaggedCore(ReadOnlySpan<int> values) => values[1..];

        private int ScopedCore(scoped ReadOnlySpan<int> values, scoped ref ReadOnlySpan<int> more) => values.Length;

        private ReadOnlySpan<int> CopyCore(scoped ReadOnlySpan<int> copy, ReadOnlySpan<int> values) => values;
    }
}

internal sealed partial class UnscopedReferences : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "own");
        engine.Call(
            () =>
            {
                var job = new Job(engine.MetricGroup);
                job.Own() = 3;
                return job.Value;
            },
            3);
    }

    private partial struct Job(MetricGroup metrics)
    {
        private int _value;

        public readonly int Value => _value;

        [Span("own"), UnscopedRef]
        public partial ref int Own();

        [UnscopedRef]
        private ref int OwnCore() => ref _value;
    }
}

internal sealed unsafe partial class Pointers : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Pass");
        engine.CallPointer(job.Pass, 1);
        engine.Expect(typeof(Job), "Apply");
        engine.CallFunctionPointer(job.Apply, 1, 2);
        engine.Expect(typeof(Checked), "Pass");
        engine.CallPointer(new Checked(engine.MetricGroup).Pass, 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial int* Pass(int* pointer);

        [Span]
        public partial int Apply(delegate*<int, int> function, int value);

        private int* PassCore(int* pointer) => pointer;

        private int ApplyCore(delegate*<int, int> function, int value) => function(value);
    }

    private sealed partial class Checked(MetricGroup metrics)
    {
        [Span]
        public unsafe partial int* Pass(int* pointer);

        private unsafe int* PassCore(int* pointer)
        {
            checked
            {
                return pointer + (*pointer - 1);
            }
        }
    }
}
