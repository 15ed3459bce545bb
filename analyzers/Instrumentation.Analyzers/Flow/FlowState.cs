using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// What is known at one point of one path. States are never joined: two paths that know different things stay apart, so that what was decided
/// once is still known when it is asked again.
/// </summary>
/// <param name="Builder">The followed builder.</param>
/// <param name="Values">Values of variables and of the compiler's temporaries, as far as they are known.</param>
/// <param name="Facts">The conditions decided so far.</param>
/// <param name="Tree">Which builder was made the child of which, each known by the call that makes it.</param>
internal sealed record FlowState(
    BuilderState Builder, EquatableMap<object, AbstractValue> Values, FactSet Facts, EquatableMap<(object Parent, object Child), bool> Tree)
{
    public static readonly FlowState Start = new(
        default, EquatableMap<object, AbstractValue>.Empty, FactSet.Empty, EquatableMap<(object, object), bool>.Empty);

    public AbstractValue Read(object variable) => Values.TryGet(variable, out var value) ? value : AbstractValue.Unknown;

    public FlowState Write(object variable, AbstractValue value)
    {
        var state = Forget(variable);
        return value.Kind == AbstractValueKind.Unknown || value.Condition?.Roots.Contains(variable) == true
            ? state
            : state with { Values = state.Values.Set(variable, value) };
    }

    /// <summary>The variable has a new value of which nothing is known.</summary>
    public FlowState Forget(object variable)
    {
        if (Values.Entries.Count == 0 && Facts.Facts.Entries.Count == 0)
        {
            return this;
        }

        var values = Values.RemoveWhere(entry => entry.Key.Equals(variable) || entry.Value.Condition?.Roots.Contains(variable) == true);
        var facts = Facts.Forget(variable);
        return ReferenceEquals(values, Values) && ReferenceEquals(facts, Facts) ? this : this with { Values = values, Facts = facts };
    }

    /// <summary>The region's variables are out of scope.</summary>
    public FlowState Leave(ControlFlowRegion region)
    {
        var state = this;
        foreach (var local in region.Locals)
        {
            state = state.Forget(local);
        }

        foreach (var capture in region.CaptureIds)
        {
            var values = state.Values.Remove(capture);
            state = ReferenceEquals(values, state.Values) ? state : state with { Values = values };
        }

        return state;
    }
}
