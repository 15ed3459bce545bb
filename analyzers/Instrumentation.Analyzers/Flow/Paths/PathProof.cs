using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Flow.Paths;

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
        _dependence = flow.Dependence;
        _leadsAway = Dependences(avoided);
    }

    /// <param name="path">The path.</param>
    /// <param name="required">Blocks on the path that have to be reached.</param>
    public bool Holds(PathStep path, IEnumerable<int> required)
    {
        if (OmitsAllOfSeveralPatterns(path) || SkipsLoopOverElements(path))
        {
            return false;
        }

        var context = LeadingTo(path, required);
        return !path.Backwards().Where(IsOmission).Any(omission => context.Any(decision => MayExclude(decision, omission)));
    }

    /// <summary>No two decisions that lead to the required blocks may exclude each other.</summary>
    public bool IsPossible(PathStep path, IEnumerable<int> required)
    {
        var decisions = LeadingTo(path, required);
        return !decisions.Any(first => decisions.Any(second => MayExclude(first, second)));
    }

    /// <summary>The decisions of the path without which the required blocks would not be reached, newest first.</summary>
    public IReadOnlyList<PathStep> LeadingTo(PathStep path, IEnumerable<int> required)
    {
        var leadsTo = Dependences(required);
        return [.. path.Backwards().Where(step => step.Kind == PathStepKind.Decision && leadsTo.Contains((step.Block, step.Next)))];
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

    /// <summary>None of several patterns for one value fits: whether others are possible only the author knows.</summary>
    private bool OmitsAllOfSeveralPatterns(PathStep path) => path.Backwards()
        .Where(step => step is { Condition.Matched: not null, Outcome: false } && IsOmission(step))
        .GroupBy(step => step.Condition!.Matched)
        .Any(patterns => patterns.Select(step => step.Block).Distinct().Count() > 1);

    /// <summary>A loop over elements that are written out runs at least once.</summary>
    private static bool SkipsLoopOverElements(PathStep path)
    {
        var decisions = path.Backwards().Where(step => step.Kind == PathStepKind.Decision).ToList();
        return decisions.Any(step => !step.Outcome && HasElements(step) && !decisions.Any(other => other.Block == step.Block && other.Outcome));
    }

    private static bool HasElements(PathStep decision) =>
        decision.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is CommonForEachStatementSyntax { Expression: var expression }
        && (expression is CastExpressionSyntax cast ? cast.Expression : expression) is ArrayCreationExpressionSyntax { Initializer.Expressions.Count: > 0 }
            or ImplicitArrayCreationExpressionSyntax { Initializer.Expressions.Count: > 0 }
            or CollectionExpressionSyntax { Elements: [ExpressionElementSyntax, ..] };

    public static bool IsLoop(PathStep decision) => decision.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>()
        is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;
}
