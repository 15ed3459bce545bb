using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Builder;

/// <summary>Tells whether two things really happen to a builder one after the other, perhaps in different rounds of a loop.</summary>
internal sealed class Repetition(FlowResult flow)
{
    private readonly PathProof _proof = new(flow, avoided: []);

    /// <summary>One path for each place at which the second thing happens, with its turns between the two, and what throws.</summary>
    /// <param name="isSecond">The event is the second thing.</param>
    /// <param name="firstOf">The first thing, on the path to the second one.</param>
    public IEnumerable<(PathStep First, PathStep Second, IReadOnlyList<PathStep> Turns)> Find(Func<BuilderEvent, bool> isSecond, Func<PathStep, PathStep> firstOf) =>
        from seconds in flow.Events.Where(isSecond).GroupBy(found => found.Path!.Operation.Syntax)
        let second = seconds.Select(found => found.Path!).FirstOrDefault(path => IsProved(firstOf(path), path))
        where second is not null
        let first = firstOf(second)
        select (first, second, Turns(second, first));

    private bool IsProved(PathStep first, PathStep second)
    {
        int[] required = [first.Block, second.Block];
        return _proof.IsPossible(second, required)
            && (IsForward(first, second) || (LoopAround(first, second) is { } loop && _proof.LeadingTo(second, required).All(step => IsHarmless(step, first, loop))));
    }

    private IReadOnlyList<PathStep> Turns(PathStep second, PathStep first)
    {
        var leading = _proof.LeadingTo(second, [second.Block]);
        return PathText.Turns(second, first, step => leading.Contains(step) && !PathProof.IsLoop(step));
    }

    /// <summary>Of calls in one chain, which all begin where the chain does, the longer one comes later.</summary>
    private static bool IsForward(PathStep first, PathStep second)
    {
        var (before, after) = (first.Operation.Syntax.Span, second.Operation.Syntax.Span);
        return after.Start > before.Start || (after.Start == before.Start && after.End > before.End);
    }

    /// <summary>
    /// In the next round of a loop. A condition before the first thing may be true in the last round only, as its author knows; not one that stays the same,
    /// nor the loop's own, nor one that is asked afterwards to leave the loop.
    /// </summary>
    private bool IsHarmless(PathStep decision, PathStep first, StatementSyntax loop)
    {
        var syntax = decision.Operation.Syntax;
        return !loop.Span.Contains(syntax.Span)
            || PathProof.IsLoop(decision)
            || syntax.SpanStart > first.Operation.Syntax.SpanStart
            || (decision.Condition is { IsStable: true } condition && condition.Roots.All(flow.Context.Usage.IsNeverAssigned));
    }

    private static StatementSyntax? LoopAround(PathStep first, PathStep second) => first.Operation.Syntax.Ancestors().OfType<StatementSyntax>().FirstOrDefault(statement =>
        statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
        && statement.Span.Contains(second.Operation.Syntax.Span));
}
