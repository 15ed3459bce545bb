using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// Tells whether a path that leaves out a call can be taken. Two conditions on it that look at the same thing may exclude each other in a way that only the
/// author knows (<c>if (order.IsSlow) Set…; … if (order.Took > limit) Add…</c>); such a path proves nothing.
/// </summary>
internal sealed class PathProof
{
    private readonly ControlDependence _dependence;
    private readonly HashSet<(int From, int To)> _leadsAway;

    /// <param name="flow">The explored function.</param>
    /// <param name="avoided">Blocks whose execution would make a path harmless.</param>
    public PathProof(FlowResult flow, IEnumerable<int> avoided)
    {
        _dependence = new ControlDependence(flow);
        _leadsAway = Dependences(avoided);
    }

    /// <param name="path">The path.</param>
    /// <param name="required">Blocks on the path that have to be reached.</param>
    public bool Holds(PathStep path, IEnumerable<int> required)
    {
        var leadsTo = Dependences(required);
        var context = path.Backwards().Where(step => step.Kind == PathStepKind.Decision && leadsTo.Contains((step.Block, step.Next))).ToList();
        return !path.Backwards().Where(IsOmission).Any(omission => context.Any(decision => MayExclude(decision, omission)));
    }

    /// <summary>With the other outcome of this decision, one of the avoided calls could have been made.</summary>
    public bool IsOmission(PathStep step) => step.Kind == PathStepKind.Decision && _leadsAway.Contains((step.Block, step.Alternative));

    private HashSet<(int From, int To)> Dependences(IEnumerable<int> blocks) => [.. blocks.Distinct().SelectMany(_dependence.Of)];

    private bool MayExclude(PathStep decision, PathStep omission)
    {
        if (decision.Block == omission.Block || decision.Condition is not { } first || omission.Condition is not { } second)
        {
            return false;
        }

        // The same subject was compared already: what contradicts was no path. "Not null" is implied by code that uses the value.
        if ((first.Subject == second.Subject && first.IsStable && second.IsStable)
            || first.SaysNotNull(decision.Outcome) || second.SaysNotNull(omission.Outcome))
        {
            return false;
        }

        return !HasMeaningWithin(omission, decision) && !HasMeaningWithin(decision, omission) && first.Roots.Overlaps(second.Roots);
    }

    /// <summary>Nobody writes an if that is always true or always false where it stands. Loops are not written for the case that they do not run.</summary>
    private bool HasMeaningWithin(PathStep inner, PathStep outer) =>
        !IsLoop(inner) && _dependence.Of(inner.Block).Contains((outer.Block, outer.Next));

    private static bool IsLoop(PathStep decision) => decision.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>()
        is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;
}
