namespace Instrumentation.Generators.Tests.Behaviour.Nesting;

/// <summary>A traced call and those within it, made of a generator's numbers, and what their spans are to look like.</summary>
internal sealed class CallPlan
{
    private static readonly CallShape[] Unconditional = [CallShape.Synchronous, CallShape.Task, CallShape.ValueTask, CallShape.Stream, CallShape.AsyncStream];

    public CallPlan(Random random, CallPlan? outer = null, int depth = 5)
    {
        Outer = outer;
        Id = random.NextInt64();
        Shape = (CallShape)random.Next(Enum.GetValues<CallShape>().Length);
        Way = (CallWay)random.Next(Enum.GetValues<CallWay>().Length);
        Inner = [.. Enumerable.Range(0, depth == 0 ? 0 : random.Next(4)).Select(_ => new CallPlan(random, this, depth - 1))];
    }

    public long Id { get; }

    public CallShape Shape { get; }

    /// <summary>How the calls within are made.</summary>
    public CallWay Way { get; }

    public IReadOnlyList<CallPlan> Inner { get; }

    /// <summary>The call whose span is to be the parent: the nearest one outside whose span is reported for certain and that is no leaf.</summary>
    public CallPlan? Parent => Outers.FirstOrDefault(outer => Unconditional.Contains(outer.Shape));

    /// <summary>The call whose trace this one is in: the outermost one that is no leaf.</summary>
    public CallPlan Root => Outers.LastOrDefault(outer => outer.Shape != CallShape.Leaf) ?? this;

    public IEnumerable<CallPlan> All => Inner.SelectMany(inner => inner.All).Prepend(this);

    private CallPlan? Outer { get; }

    private IEnumerable<CallPlan> Outers => Outer is null ? [] : Outer.Outers.Prepend(Outer);
}
