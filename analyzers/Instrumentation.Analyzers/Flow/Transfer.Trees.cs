using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <content>Which builder is the child of which. Followed only in functions that may close a circle, which are next to none.</content>
internal sealed partial class Transfer
{
    private void AddChild(IOperation operation, AbstractValue parent)
    {
        var child = Evaluate(operation);
        if (child.Identity is { } low && parent.Identity is { } high)
        {
            if (child.IsBuilder && IsBelow(high, low))
            {
                Change(BuilderEventKind.MadeCyclic, operation, State.Builder);
                return;
            }

            State = context.MayBeCyclic ? State with { Tree = State.Tree.Set((high, low), true) } : State;
        }

        if (child.IsBuilder)
        {
            Change(BuilderEventKind.BecameChild, operation, State.Builder with { IsChild = true });
        }
    }

    private AbstractValue CreateOther(IOperation creation)
    {
        if (!context.MayBeCyclic)
        {
            return AbstractValue.NotNull;
        }

        var value = AbstractValue.OtherBuilder(creation.Syntax);
        State = State with { Values = State.Values.RemoveWhere(entry => entry.Value == value), Tree = Uproot(creation.Syntax) };
        return value;
    }

    /// <summary>A call that makes a builder makes another one than it did before, in a loop.</summary>
    private EquatableMap<(object Parent, object Child), bool> Uproot(object creation) =>
        State.Tree.RemoveWhere(edge => edge.Key.Parent == creation || edge.Key.Child == creation);

    private bool IsBelow(object builder, object ancestor) =>
        builder == ancestor || State.Tree.Entries.Any(edge => edge.Key.Child == builder && IsBelow(edge.Key.Parent, ancestor));
}
